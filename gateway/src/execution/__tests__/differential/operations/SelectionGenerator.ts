import {
  doTypesOverlap,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

import type { Random } from '../Random.ts';
import type { OperationVariables } from './OperationVariables.ts';

type Field = GraphQLField<unknown, unknown>;

/** A field as it was selected before, ready to be selected again with more below it. */
interface Selected {
  readonly head: string;
  readonly below: GraphQLCompositeType | undefined;
}

interface Fragment {
  readonly name: string;
  readonly type: GraphQLCompositeType;
  readonly text: string;
}

const ALIASES = ['a', 'b', 'c', '_d', 'id', 'name', 'code', '__proto__', 'constructor', 'alias_a', '_entities'];
const DEPTH = 5;

/** Generates selection sets. Not all can be merged with what they stand beside: that is for validation to say. */
export class SelectionGenerator {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #variables: OperationVariables;
  readonly #fragments: Fragment[] = [];
  /** Fields that may still be selected. */
  #left: number;

  constructor(random: Random, schema: GraphQLSchema, variables: OperationVariables) {
    this.#random = random;
    this.#schema = schema;
    this.#variables = variables;
    this.#left = random.pick([6, 12, 12, 24, 48]);
  }

  /** The definitions of all fragments. */
  get fragments(): readonly string[] {
    return this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`);
  }

  selectionSet(type: GraphQLCompositeType, depth = 0): string {
    const selections: string[] = [];
    const before: Selected[] = [];
    for (let count = this.#random.between(1, depth === 0 ? 5 : 4); count > 0; count--)
      selections.push(this.#selection(type, depth, before));
    return `{ ${selections.join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number, before: Selected[]): string {
    const choice = this.#random.next();
    const fragments = isUnionType(type) ? 0.75 : isAbstractType(type) ? 0.4 : 0.14;
    if (choice < 0.07) return `${this.#random.chance(0.3) ? 'kind: ' : ''}__typename${this.#conditions()}`;
    if (depth < DEPTH && choice < 0.07 + fragments) return this.#fragment(type, depth);
    if (before.length > 0 && choice > 0.9) return this.#field(this.#random.pick(before), depth);
    const field = this.#chooseField(type, depth);
    if (!field) return '__typename';
    const selected = this.#select(field);
    before.push(selected);
    return this.#field(selected, depth);
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const known = this.#fragments.filter((fragment) => doTypesOverlap(this.#schema, type, fragment.type));
    if (known.length > 0 && this.#random.chance(0.25))
      return `...${this.#random.pick(known).name}${this.#conditions()}`;
    const overlapping = Object.values(this.#schema.getTypeMap())
      .filter(isCompositeType)
      .filter((other) => !other.name.startsWith('__') && doTypesOverlap(this.#schema, type, other));
    const on = this.#random.pick(overlapping);
    const text = this.selectionSet(on, depth + 1);
    if (this.#random.chance(0.25)) {
      const name = `F${this.#fragments.length}`;
      this.#fragments.push({ name, type: on, text });
      return `...${name}${this.#conditions()}`;
    }
    const condition = on === type && this.#random.chance(0.5) ? '' : ` on ${on.name}`;
    return `...${condition}${this.#conditions()} ${text}`;
  }

  #chooseField(type: GraphQLCompositeType, depth: number): Field | undefined {
    if (isUnionType(type)) return undefined;
    const all = Object.values(type.getFields());
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const candidates = this.#left <= 0 || depth >= DEPTH ? leaves : all;
    this.#left -= 1;
    return candidates.length > 0 ? this.#random.pick(candidates) : undefined;
  }

  #select({ name, args, type }: Field): Selected {
    const given = args.filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.7));
    const values = given.map(
      (argument) => `${argument.name}: ${this.#variables.literalOrVariable(String(argument.type))}`,
    );
    const call = values.length > 0 ? `(${values.join(', ')})` : '';
    // With arguments of their own, two calls go together under different keys only.
    const alias = this.#random.chance(args.length > 0 ? 0.5 : 0.15) ? `${this.#random.pick(ALIASES)}: ` : '';
    const below = getNamedType(type);
    return { head: alias + name + call, below: isCompositeType(below) ? below : undefined };
  }

  #field({ head, below }: Selected, depth: number): string {
    return head + this.#conditions() + (below ? ` ${this.selectionSet(below, depth + 1)}` : '');
  }

  #conditions(): string {
    if (!this.#random.chance(0.08)) return '';
    const name = this.#random.pick(['skip', 'include']);
    const value = this.#random.chance(0.3) ? String(this.#random.chance(0.5)) : this.#variables.condition();
    const other = this.#random.chance(0.1) ? ` @${name === 'skip' ? 'include' : 'skip'}(if: true)` : '';
    return ` @${name}(if: ${value})${other}`;
  }
}
