import {
  doTypesOverlap,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isSpecifiedDirective,
  isUnionType,
} from 'graphql';

import type { Random } from '../Random.ts';
import { generateConditions } from './generateConditions.ts';
import { generateIntrospection } from './generateIntrospection.ts';
import type { OperationStyle } from './OperationStyle.ts';
import type { OperationVariables } from './OperationVariables.ts';
import { ResponseScope, type SelectedField } from './ResponseScope.ts';

interface Fragment {
  readonly name: string;
  readonly type: GraphQLCompositeType;
  readonly text: string;
  readonly scope: ResponseScope;
}

/** A place where something is selected. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly depth: number;
  readonly scope: ResponseScope;
}

const ALIASES = ['a', 'b', 'c', '_d', 'id', 'name', 'code', '__proto__', 'constructor', 'alias_a', '_entities'];

/** Generates selection sets. Nearly all of them are valid: the rest is for validation to find. */
export class SelectionGenerator {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #variables: OperationVariables;
  readonly #style: OperationStyle;
  readonly #fragments: Fragment[] = [];
  /** Fields that may still be selected. */
  #left: number;

  constructor(random: Random, schema: GraphQLSchema, variables: OperationVariables, style: OperationStyle) {
    this.#random = random;
    this.#schema = schema;
    this.#variables = variables;
    this.#style = style;
    this.#left = random.pick(style.fields);
  }

  /** The definitions of all fragments. */
  get fragments(): readonly string[] {
    return this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`);
  }

  /** What an operation selects of its root. */
  operation(root: GraphQLCompositeType): string {
    return this.#selectionSet({ type: root, depth: 0, scope: new ResponseScope() });
  }

  #selectionSet(place: Place): string {
    const selections: string[] = [];
    for (let count = this.#random.between(1, place.depth === 0 ? 5 : 4); count > 0; count--)
      selections.push(this.#selection(place));
    return `{ ${selections.join(' ')} }`;
  }

  #selection(place: Place): string {
    const { type, depth, scope } = place;
    const { fragments, repetition, depth: deepest, everything } = this.#style;
    const choice = this.#random.next();
    const fragment = isUnionType(type)
      ? fragments.union
      : isAbstractType(type)
        ? fragments.interface
        : fragments.object;
    if (choice < 0.07) return `${this.#random.chance(0.3) ? 'kind: ' : ''}__typename${this.#directives()}`;
    if (depth < deepest && this.#left > 0 && choice < 0.07 + fragment) return this.#fragment(place);
    if (everything && type === this.#schema.getQueryType() && this.#random.chance(0.08))
      return generateIntrospection(this.#random, this.#schema, this.#variables, this.#directives());
    const before = scope.selected.filter(({ parent }) => parent === type || this.#random.chance(0.5));
    if (before.length > 0 && this.#random.chance(repetition)) {
      const again = this.#selectAgain(type, this.#random.pick(before));
      if (again) return this.#field(again, place);
    }
    const field = this.#chooseField(type, depth);
    return field ? this.#field(this.#select(field, place), place) : '__typename';
  }

  #fragment(place: Place): string {
    const { type, depth, scope } = place;
    const { named } = this.#style;
    const known = this.#fragments.filter(
      (fragment) => doTypesOverlap(this.#schema, type, fragment.type) && scope.acceptsAll(fragment.scope),
    );
    if (known.length > 0 && this.#random.chance(named)) {
      const again = this.#random.pick(known);
      scope.addAll(again.scope);
      return `...${again.name}${this.#directives()}`;
    }
    const overlapping = Object.values(this.#schema.getTypeMap())
      .filter(isCompositeType)
      .filter((other) => !other.name.startsWith('__') && doTypesOverlap(this.#schema, type, other));
    const on = this.#random.chance(0.3) ? type : this.#random.pick(overlapping);
    if (this.#random.chance(named)) {
      const own = new ResponseScope(scope);
      const text = this.#selectionSet({ type: on, depth: depth + 1, scope: own });
      const name = `F${this.#fragments.length}`;
      this.#fragments.push({ name, type: on, text, scope: own });
      return `...${name}${this.#directives()}`;
    }
    const text = this.#selectionSet({ type: on, depth: depth + 1, scope });
    const condition = on === type && this.#random.chance(0.5) ? '' : ` on ${on.name}`;
    return `...${condition}${this.#directives()} ${text}`;
  }

  #chooseField(type: GraphQLCompositeType, depth: number): GraphQLField<unknown, unknown> | undefined {
    if (isUnionType(type)) return undefined;
    const all = Object.values(type.getFields());
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const candidates = this.#left <= 0 || depth >= this.#style.depth ? leaves : all;
    return candidates.length > 0 ? this.#random.pick(candidates) : undefined;
  }

  #select({ name, args, type }: GraphQLField<unknown, unknown>, place: Place): SelectedField {
    const given = args.filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.7));
    const values = given.map(
      (argument) => `${argument.name}: ${this.#variables.literalOrVariable(String(argument.type))}`,
    );
    const call = name + (values.length > 0 ? `(${values.join(', ')})` : '');
    const as = (key: string): SelectedField => ({
      parent: place.type,
      key,
      head: key === name ? call : `${key}: ${call}`,
      name,
      type,
    });
    // With arguments of their own, two calls go together under different keys only.
    const wanted = as(this.#random.chance(args.length > 0 ? 0.5 : this.#style.alias) ? this.#chooseAlias(place) : name);
    if (place.scope.accepts(wanted)) return wanted;
    return as(`${name}_${place.scope.selected.length}`);
  }

  #chooseAlias({ type }: Place): string {
    const siblings = isUnionType(type) ? [] : Object.keys(type.getFields());
    return this.#random.pick(siblings.length > 0 && this.#random.chance(0.4) ? siblings : ALIASES);
  }

  /** The same field, in a type that may be another one. */
  #selectAgain(type: GraphQLCompositeType, field: SelectedField): SelectedField | undefined {
    if (field.parent === type) return field;
    const own = isUnionType(type) ? undefined : type.getFields()[field.name];
    return own && String(own.type) === String(field.type) ? { ...field, parent: type, type: own.type } : undefined;
  }

  #field(field: SelectedField, { depth, scope }: Place): string {
    const below = getNamedType(field.type);
    if (isCompositeType(below) && (this.#left <= -20 || depth > this.#style.depth)) return '__typename';
    this.#left -= 1;
    const inner = scope.add(field);
    const selectionSet = isCompositeType(below)
      ? ` ${this.#selectionSet({ type: below, depth: depth + 1, scope: inner })}`
      : '';
    return field.head + this.#directives() + selectionSet;
  }

  /** A directive that subgraphs are to get, with some chance; nothing where the schema has none, or the style wants none. */
  executableDirective(chance: number): string {
    const directive = this.#schema.getDirectives().find((candidate) => !isSpecifiedDirective(candidate));
    if (!directive || !this.#style.everything || !this.#random.chance(chance)) return '';
    const tag = this.#random.chance(0.3)
      ? this.#variables.literalOrVariable('String!')
      : JSON.stringify(this.#random.pick(['x', 'y']));
    return ` @${directive.name}(tag: ${tag})`;
  }

  #directives(): string {
    const conditions = generateConditions(this.#random, this.#variables, this.#style);
    return conditions + this.executableDirective(0.12);
  }
}
