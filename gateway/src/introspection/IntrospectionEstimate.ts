import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

import { isIntrospection } from '../engine/operation/collectFields.ts';

/** How much of the schema an operation introspects, with its fragments expanded. */
export interface IntrospectionSize {
  /** `__schema` and `__type`, wherever they are selected. */
  readonly roots: number;
  /** Values of the response, estimated by how long the schema's lists are. */
  readonly values: number;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Place = 'outside' | 'types' | 'inside';

/** The part of types that wrap another one: most chains of `ofType` end early. */
const WRAPPED = 0.4;

const NOTHING: IntrospectionSize = { roots: 0, values: 0 };

/** Estimates how much of a schema operations introspect. */
export class IntrospectionEstimate {
  readonly #types: ReadonlyMap<string, number>;
  readonly #elsewhere: ReadonlyMap<string, number>;
  /** The values of a response to the complete introspection query. */
  readonly complete: number;

  /** @param schema what clients see */
  constructor(schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap());
    const fieldTypes = types.flatMap((type) => fieldsOf(type).map((field) => getNamedType(field.type)));
    const counts = (of: readonly GraphQLNamedType[]) => averages(schema, of);
    this.#types = counts(types);
    const popular = counts(fieldTypes);
    this.#elsewhere = new Map([...this.#types].map(([name, count]) => [name, Math.max(count, popular.get(name) ?? 0)]));
    const options = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    this.complete = this.sizeOf(parse(getIntrospectionQuery(options), { noLocation: true }))[0]!.values;
  }

  /** The size of each operation of a document, which may be wrong in any way. */
  sizeOf({ definitions }: DocumentNode): readonly IntrospectionSize[] {
    const fragments: Fragments = new Map(
      definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    return definitions
      .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
      .map(({ selectionSet }) => this.#measure(selectionSet, fragments));
  }

  #measure(root: SelectionSetNode, fragments: Fragments): IntrospectionSize {
    const known = new Map<string, IntrospectionSize>();

    const ofFragment = (name: string, place: Place): IntrospectionSize => {
      const key = `${place} ${name}`;
      let size = known.get(key);
      if (!size) {
        known.set(key, NOTHING);
        const fragment = fragments.get(name);
        known.set(key, (size = fragment ? measure(fragment.selectionSet, place) : NOTHING));
      }
      return size;
    };

    const measure = ({ selections }: SelectionSetNode, place: Place): IntrospectionSize => {
      let [roots, values] = [0, 0];
      const add = (size: IntrospectionSize, times = 1) => {
        roots += size.roots;
        values += size.values * times;
      };
      for (const selection of selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) add(ofFragment(selection.name.value, place));
        else if (selection.kind === Kind.INLINE_FRAGMENT) add(measure(selection.selectionSet, place));
        else {
          const { value: name } = selection.name;
          const isRoot = place === 'outside' && isIntrospection(selection);
          if (isRoot) roots += 1;
          if (isRoot || place !== 'outside') values += 1;
          const below = isRoot ? 'inside' : place === 'outside' ? place : name === 'types' ? 'types' : 'inside';
          if (selection.selectionSet) add(measure(selection.selectionSet, below), this.#countOf(name, place));
        }
      }
      return { roots, values };
    };

    return measure(root, 'outside');
  }

  /** How many values a field of introspection has. */
  #countOf(name: string, place: Place): number {
    if (place === 'outside') return 1;
    return (place === 'types' ? this.#types : this.#elsewhere).get(name) ?? 1;
  }
}

/** The length of each list of introspection, for types on average. */
function averages(schema: GraphQLSchema, types: readonly GraphQLNamedType[]): ReadonlyMap<string, number> {
  const total = { fields: 0, inputFields: 0, interfaces: 0, enumValues: 0, possibleTypes: 0, args: 0 };
  for (const type of types) {
    const fields = fieldsOf(type);
    total.fields += fields.length;
    total.args += fields.reduce((count, { args }) => count + args.length, 0);
    if (isObjectType(type) || isInterfaceType(type)) total.interfaces += type.getInterfaces().length;
    if (isInputObjectType(type)) total.inputFields += Object.keys(type.getFields()).length;
    if (isEnumType(type)) total.enumValues += type.getValues().length;
    if (isAbstractType(type)) total.possibleTypes += schema.getPossibleTypes(type).length;
  }
  const each = Math.max(1, types.length);
  return new Map([
    ['types', Object.keys(schema.getTypeMap()).length],
    ['directives', schema.getDirectives().length],
    ['fields', total.fields / each],
    ['args', total.args / Math.max(1, total.fields)],
    ['inputFields', total.inputFields / each],
    ['interfaces', total.interfaces / each],
    ['enumValues', total.enumValues / each],
    ['possibleTypes', total.possibleTypes / each],
    ['ofType', WRAPPED],
  ]);
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}
