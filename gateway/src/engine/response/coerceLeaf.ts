import { type GraphQLLeafType, isEnumType } from 'graphql';

import type { Json } from '../raw-json/Json.ts';

/** A leaf's value in the response (GraphQL specification, section 3.5, result coercion); null where it does not fit the type. */
export function coerceLeaf(type: GraphQLLeafType, source: Json): Json {
  if (isEnumType(type)) return typeof source === 'string' && type.getValue(source) ? source : null;
  switch (type.name) {
    case 'Int':
      return typeof source === 'number' && (source | 0) === source ? source : null;
    case 'Float':
      return typeof source === 'number' && Number.isFinite(source) ? source : null;
    case 'Boolean':
      return typeof source === 'boolean' ? source : null;
    case 'ID':
      if (typeof source === 'number' && Number.isSafeInteger(source)) return String(source);
      return typeof source === 'string' ? source : null;
    case 'String':
      return typeof source === 'string' ? source : null;
    default:
      return isWritable(source) ? source : null;
  }
}

/** A number may be too large, and a value nested too deeply, to be written as JSON. */
function isWritable(source: Json): boolean {
  if (typeof source === 'number') return Number.isFinite(source);
  try {
    return JSON.stringify(source) !== undefined;
  } catch {
    return false;
  }
}
