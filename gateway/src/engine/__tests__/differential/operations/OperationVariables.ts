import { parseValue, valueFromASTUntyped } from 'graphql';

import { generateLiteral, type InputTypes } from '../generateLiteral.ts';
import type { Random } from '../Random.ts';

interface Declared {
  readonly name: string;
  /** As SDL, the type of the place that it is for. */
  readonly type: string;
  readonly hasDefault: boolean;
  readonly declaration: string;
}

/** A gateway calls its own variable by the first of these names. */
const NAMES = ['representations', 'first', 'id', 'v', 'w', 'x', 'y', 'z'];

/** The variables of an operation: declared where they are used, with and without defaults, given, null or left out. */
export class OperationVariables {
  /** What the client sends. */
  readonly values: Record<string, unknown> = {};
  readonly #random: Random;
  readonly #types: InputTypes;
  readonly #declared: Declared[] = [];

  constructor(random: Random, types: InputTypes) {
    this.#random = random;
    this.#types = types;
  }

  /** A literal of an input type, or variables in its place or within. */
  literalOrVariable(type: string): string {
    if (this.#random.chance(0.35)) return this.#use(type);
    return generateLiteral(this.#random, type, this.#types, (inner) => this.literalOrVariable(inner));
  }

  /**
   * A variable that decides on `@skip` and `@include`.
   *
   * @param most how many of them there may be
   */
  condition(most: number): string {
    const known = this.#declared.filter(({ type }) => type === 'Boolean!');
    return known.length >= most ? `$${this.#random.pick(known).name}` : this.#use('Boolean!');
  }

  /** Other values for the same variables. */
  valuesAnew(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      this.#declared.flatMap((declared) => (this.#isGiven(declared) ? [[declared.name, this.#value(declared)]] : [])),
    );
  }

  /** All declarations, with their parentheses; nothing where there are none. */
  print(): string {
    return this.#declared.length > 0 ? `(${this.#declared.map(({ declaration }) => declaration).join(', ')})` : '';
  }

  #use(type: string): string {
    const same = this.#declared.filter((declared) => declared.type === type || declared.type === `${type}!`);
    const { name } = same.length > 0 && this.#random.chance(0.5) ? this.#random.pick(same) : this.#declare(type);
    return `$${name}`;
  }

  #declare(type: string): Declared {
    const at = this.#declared.length;
    const name = NAMES[at] ?? `v${at}`;
    // With a default, a variable that may be left out fits where null must not be (GraphQL specification, section 5.8.5).
    const hasDefault = this.#random.chance(0.3);
    const shown = hasDefault && type.endsWith('!') ? type.slice(0, -1) : type;
    const defaultValue = hasDefault ? ` = ${generateLiteral(this.#random, type, this.#types)}` : '';
    const declared = { name, type, hasDefault, declaration: `$${name}: ${shown}${defaultValue}` };
    if (this.#isGiven(declared)) this.values[name] = this.#value(declared);
    this.#declared.push(declared);
    return declared;
  }

  #isGiven({ type, hasDefault }: Declared): boolean {
    return (type.endsWith('!') && !hasDefault) || this.#random.chance(0.7);
  }

  #value({ type }: Declared): unknown {
    return valueFromASTUntyped(parseValue(generateLiteral(this.#random, type, this.#types)));
  }
}
