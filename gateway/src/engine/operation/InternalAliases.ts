import { type FieldNode, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

import { requiredFields } from '../supergraph/joinSpecification.ts';

/**
 * The keys under which fields stand in the merged data. A field's response key serves, except where a planner may need it for
 * a field of its own: where the client chose an alias that is the name of another field or starts with an underscore, and
 * where the field has arguments and some subgraph requires it, with arguments that may be others. Planners have been seen to
 * take such a value for an entity's key or for what is required, which answers wrongly without a word.
 */
export class InternalAliases {
  readonly #reserved: ReadonlySet<string>;
  readonly #required: ReadonlySet<string>;
  readonly #prefix: string;

  /** @param schema the supergraph's schema */
  constructor(schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
    const fields = types.flatMap((type) => Object.values(type.getFields()));
    this.#reserved = new Set(fields.map(({ name }) => name));
    const required = requiredFields(schema);
    const called = fields.filter(({ name, args }) => args.length > 0 && required.has(name));
    this.#required = new Set(called.map(({ name }) => name));
    let prefix = 'alias_';
    while ([...this.#reserved].some((name) => name.startsWith(prefix))) prefix = `alias${prefix}`;
    this.#prefix = prefix;
  }

  /** The key of a field in the data. */
  of({ alias, name }: FieldNode): string {
    const { value } = alias ?? name;
    const isTaken =
      value === name.value
        ? this.#required.has(value)
        : value.startsWith('_') || value.startsWith(this.#prefix) || this.#reserved.has(value);
    return isTaken ? this.#prefix + value : value;
  }

  /** A step of a path through the data as clients see it: under the response key that they chose. */
  responseStep(step: string | number): string | number {
    return typeof step === 'string' && step.startsWith(this.#prefix) ? step.slice(this.#prefix.length) : step;
  }
}
