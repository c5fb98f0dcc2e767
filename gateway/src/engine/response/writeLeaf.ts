import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';

import { type CodeScope, literal } from '../codegen/CodeScope.ts';

/** Code that writes a value. */
export interface Written {
  readonly code: string;
  /** Text that follows it: as part of the next literal it costs nothing. */
  readonly tail: string;
}

/** A value to be written. */
export interface Value {
  /** Code that reads it. */
  readonly source: string;
  /** Text before it: as part of the same literal it costs nothing. */
  readonly head: string;
  /** Code for a missing or invalid value, which is in `v`. */
  readonly none: string;
}

/** Code that gives up: the value does not fit the schema. */
export const GIVE_UP = 'mismatch()';

/**
 * Generates code that writes a scalar or an enum value (GraphQL specification, section 3.5, result coercion). It uses a variable `v`. For
 * a non-null `Int` in `o["stock"]`:
 *
 * ```js
 * (typeof (v = o["stock"]) === "number" && (v | 0) === v ? '"stock":' + v : mismatch())
 * ```
 */
export function writeLeaf(type: GraphQLLeafType, value: Value, scope: CodeScope<unknown>): Written {
  const { source, head, none } = value;
  if (isEnumType(type)) {
    const values = scope.add(new Set(type.getValues().map(({ name }) => name)));
    return writeQuoted(`${values}.has(v=${source})`, value);
  }
  if (!isSpecifiedScalarType(type)) return writeCustomScalar(value);
  switch (type.name) {
    case 'Int':
      return whole(`(typeof(v=${source})==='number'&&(v|0)===v?${literal(head)}+v:${none})`);
    case 'Float':
      return whole(`(typeof(v=${source})==='number'&&v-v===0?${literal(head)}+v:${none})`);
    case 'Boolean': {
      const [yes, no] = [literal(`${head}true`), literal(`${head}false`)];
      return whole(`((v=${source})===true?${yes}:v===false?${no}:${none})`);
    }
    case 'ID':
      return writeQuoted(`typeof(v=${source})==='string'||Number.isSafeInteger(v)`, value);
    default:
      return writeQuoted(`typeof(v=${source})==='string'`, value);
  }
}

/** Code without a tail. */
export function whole(code: string): Written {
  return { code, tail: '' };
}

/** Writes `v` in quotation marks. @param fits code that reads it and decides whether it may be written so */
function writeQuoted(fits: string, { head, none }: Value): Written {
  const opened = `(${fits}?${literal(`${head}"`)}+v`;
  return none === GIVE_UP ? { code: `${opened}:${none})`, tail: '"' } : whole(`${opened}+'"':${none})`);
}

/** Subgraphs validate custom scalars: any JSON is written unchanged, except numbers that are too large. */
function writeCustomScalar({ source, head, none }: Value): Written {
  const text = `typeof v==='string'?${literal(`${head}"`)}+v+'"'`;
  const json = `typeof v==='number'&&v-v!==0?${GIVE_UP}:${literal(head)}+JSON.stringify(v)`;
  return whole(`((v=${source})==null?${none}:${text}:${json})`);
}
