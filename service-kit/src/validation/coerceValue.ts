import {
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isSpecifiedScalarType,
} from 'graphql';

import type { ArgumentPath } from '../errors/requestErrors.ts';
import { isNestedDeeperThan } from './isNestedDeeperThan.ts';

/** Why a value does not fit its type, and where in it: the path starts at the value. */
export type Fault = { readonly path: ArgumentPath } & (
  | { readonly kind: 'missing' | 'null' | 'depth' | 'oneOf' }
  /** @property reason what a custom scalar says of it for clients */
  | { readonly kind: 'value'; readonly type: GraphQLInputType | undefined; readonly reason?: string | undefined }
  | { readonly kind: 'unknownField' | 'missingField'; readonly name: string }
);

/** More errors help nobody: who has made ten mistakes corrects them first. */
const MOST_FAULTS = 10;

/** Levels of lists and objects in a value. What descends into values, here and in subgraphs, must not run out of stack. */
export const DEEPEST = 200;

/** Collects the first faults of a request. */
export class Faults {
  #found: Fault[] = [];
  #count = 0;

  get isFull(): boolean {
    return this.#count === MOST_FAULTS;
  }

  add(fault: Fault): void {
    if (this.isFull) return;
    this.#count += 1;
    this.#found.push(fault);
  }

  /** What was found since this was called last. */
  take(): readonly Fault[] {
    if (this.#found.length === 0) return this.#found;
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

/** Coerces a JSON value to an input type (GraphQL specification, section 3, "Input Coercion"). Undefined where it does not fit. */
export function coerceValue(value: unknown, type: GraphQLInputType, faults: Faults): unknown {
  return coerce(value, type, [], faults);
}

/** @param path is extended while what lies below is coerced */
function coerce(value: unknown, type: GraphQLInputType, path: Array<string | number>, faults: Faults): unknown {
  if (isNonNullType(type)) {
    if (value !== null && value !== undefined) return coerce(value, type.ofType, path, faults);
    return faults.add({ path: [...path], kind: 'null' });
  }
  if (value === null || value === undefined) return null;
  if (path.length > DEEPEST) return faults.add({ path: [...path], kind: 'depth' });
  if (isListType(type)) return coerceList(value, type.ofType, path, faults);
  if (isInputObjectType(type)) return coerceObject(value, type, path, faults);
  return isEnumType(type) ? coerceEnum(value, type, path, faults) : coerceScalar(value, type, path, faults);
}

function coerceList(value: unknown, type: GraphQLInputType, path: Array<string | number>, faults: Faults): unknown {
  // A value that is no list is a list of one.
  if (!Array.isArray(value)) return [coerce(value, type, path, faults)];
  const items: unknown[] = [];
  for (const [index, item] of value.entries()) {
    if (faults.isFull) break;
    path.push(index);
    items.push(coerce(item, type, path, faults));
    path.pop();
  }
  return items;
}

function coerceObject(
  value: unknown,
  type: GraphQLInputObjectType,
  path: Array<string | number>,
  faults: Faults,
): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) return faults.add({ path: [...path], kind: 'value', type });
  const given = value as Readonly<Record<string, unknown>>;
  const fields = type.getFields();
  const coerced: Record<string, unknown> = {};
  for (const field of Object.values(fields)) {
    const { name } = field;
    if (!Object.hasOwn(given, name) || given[name] === undefined) {
      if (field.defaultValue !== undefined) coerced[name] = field.defaultValue;
      else if (isRequiredInputField(field)) faults.add({ path: [...path], kind: 'missingField', name });
      continue;
    }
    path.push(name);
    coerced[name] = coerce(given[name], field.type, path, faults);
    path.pop();
  }
  for (const name of Object.keys(given)) {
    if (faults.isFull) break;
    if (!Object.hasOwn(fields, name)) faults.add({ path: [...path], kind: 'unknownField', name });
  }
  if (type.isOneOf) {
    const values = Object.values(coerced);
    if (values.length !== 1 || values[0] === null) faults.add({ path: [...path], kind: 'oneOf' });
  }
  return coerced;
}

function coerceEnum(value: unknown, type: GraphQLEnumType, path: ArgumentPath, faults: Faults): unknown {
  const known = typeof value === 'string' ? type.getValue(value) : undefined;
  return known ? known.value : faults.add({ path: [...path], kind: 'value', type });
}

function coerceScalar(value: unknown, type: GraphQLScalarType, path: ArgumentPath, faults: Faults): unknown {
  // graphql-js would write all of it into a message.
  if (typeof value === 'object' && isSpecifiedScalarType(type))
    return faults.add({ path: [...path], kind: 'value', type });
  if (isNestedDeeperThan(value, DEEPEST - path.length)) return faults.add({ path: [...path], kind: 'depth' });
  try {
    const parsed: unknown = type.parseValue(value);
    if (parsed !== undefined) return parsed;
    return faults.add({ path: [...path], kind: 'value', type });
  } catch (error) {
    return faults.add({ path: [...path], kind: 'value', type, reason: reasonOf(error, type) });
  }
}

/**
 * What a custom scalar says for clients, by an error with the code `BAD_USER_INPUT`. Other messages of scalars, those of libraries
 * among them, repeat the value.
 */
export function reasonOf(error: unknown, type: GraphQLScalarType): string | undefined {
  const isMeant = error instanceof GraphQLError && error.extensions['code'] === 'BAD_USER_INPUT';
  return isMeant && !isSpecifiedScalarType(type) ? error.message : undefined;
}
