import { CodeScope, literal, readKey } from '../codegen/CodeScope.ts';
import { isJsonObject, type Json, type JsonObject, ownValue } from '../raw-json/Json.ts';
import type { EntityBatch, RequiredSelection } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { compileRewrites } from './compileRewrites.ts';
import type { Representations } from './Representations.ts';

/** Writes the representations of one runtime type. */
export interface RepresentationWriter {
  /**
   * The representation, in raw JSON; undefined where the entity lacks a required field, and so cannot be fetched.
   */
  readonly write: ObjectWriter;
  /** The key of the only required field: where its value is a string, it identifies equal entities. */
  readonly onlyKey: string | null;
}

/** The writer for a runtime type; null where its entities are not fetched. */
export type RepresentationWriters = (typename: string) => RepresentationWriter | null;

type ObjectWriter = (object: JsonObject) => string | undefined;

const TYPENAME = { kind: 'Field', key: '__typename', name: '__typename' } as const;

interface RequiredField {
  readonly key: string;
  /** A comma and the name. */
  readonly head: string;
  /** Null for a leaf. */
  readonly write: ObjectWriter | null;
}

/**
 * Compiles the representations of a fetch: generates a function for each runtime type. For the type `Product` with the key `upc`:
 *
 * ```js
 * function (o) {
 *   let v, t, s = '{"__typename":"Product"';
 *   v = o["upc"];
 *   if (typeof v === "string") s += ',"upc":"' + v + '"';
 *   else { t = writeMember(v, null); if (t === undefined) return; s += ',"upc":' + t }
 *   return s + "}";
 * }
 * ```
 */
export function compileRepresentation(
  { requires, inputRewrites }: Pick<EntityBatch, 'requires' | 'inputRewrites'>,
  representations: Representations,
  types: TypeConditions,
): RepresentationWriters {
  const rewrite = compileRewrites(inputRewrites, types);
  const writers = new Map<string, RepresentationWriter>();
  return (typename) => {
    // Only types of the supergraph pass: subgraphs cannot fill the map with invented names.
    if (!representations.isSent(typename)) return null;
    let writer = writers.get(typename);
    if (!writer) {
      const fields = fieldsFor(typename, requires, types).filter(({ key }) => key !== TYPENAME.key);
      const plain = generateWriter(typename, fields);
      const write = rewrite ? rewriting(plain, rewrite) : plain;
      writer = { write, onlyKey: fields.length === 1 && !fields[0]!.write ? fields[0]!.key : null };
      writers.set(typename, writer);
    }
    return writer;
  };
}

function generateWriter(typename: string, fields: readonly RequiredField[]): ObjectWriter {
  const scope = new CodeScope<ObjectWriter>({ writeMember });
  let code = `let v,t,s=${literal(`{"__typename":"${typename}"`)};`;
  for (const { key, head, write } of fields) {
    code += `v=${readKey(key)};`;
    code += `if(typeof v==='string')s+=${literal(`${head}"`)}+v+'"';`;
    code += `else{t=writeMember(v,${write ? scope.add(write) : 'null'});if(t===undefined)return;s+=${literal(head)}+t}`;
  }
  return scope.define('o', `${code}return s+'}'`);
}

function rewriting(write: ObjectWriter, rewrite: (value: Json) => void): ObjectWriter {
  return (entity) => {
    const text = write(entity);
    if (text === undefined) return undefined;
    const representation = JSON.parse(text) as Json;
    rewrite(representation);
    return JSON.stringify(representation);
  };
}

/** Writes an object within an entity, with its type where the type decides which fields are required. */
function compileNested(selections: readonly RequiredSelection[], types: TypeConditions): ObjectWriter {
  const typed = selections.some(({ kind }) => kind === 'InlineFragment');
  const all = typed ? [TYPENAME, ...selections] : selections;
  const byType = new Map<string, readonly RequiredField[]>();
  return (object) => {
    const typename = typeof object['__typename'] === 'string' ? object['__typename'] : '';
    let fields = byType.get(typename);
    if (!fields) byType.set(typename, (fields = fieldsFor(typename, all, types)));
    let text = '';
    for (const { key, head, write } of fields) {
      const value = writeValue(ownValue(object, key), write);
      if (value === undefined) return undefined;
      text += head + value;
    }
    return `{${text.slice(1)}}`;
  };
}

/** A value that is nested too deeply to be written counts as missing: the other entities are fetched nevertheless. */
function writeMember(value: Json | undefined, write: ObjectWriter | null): string | undefined {
  try {
    return writeValue(value, write);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function writeValue(value: Json | undefined, write: ObjectWriter | null): string | undefined {
  if (typeof value === 'string') return `"${value}"`;
  if (value === undefined) return undefined;
  if (value === null || typeof value !== 'object') return isWritable(value) ? String(value) : undefined;
  if (!write) return isWritable(value) ? JSON.stringify(value) : undefined;
  if (isJsonObject(value)) return write(value);
  const items = value.map((item) => writeValue(item, write));
  return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
}

/** Whether all numbers of a value can be written as JSON: 1e999 was read as Infinity, which cannot. */
function isWritable(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isWritable);
}

/** Fields that several fragments require are written once, with the selections of all of them. */
function fieldsFor(typename: string, selections: readonly RequiredSelection[], types: TypeConditions): RequiredField[] {
  const fields = new Map<string, { key: string; selections: RequiredSelection[] }>();
  const collect = (selection: RequiredSelection): void => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      if (!typeCondition || types.satisfying([typeCondition]).has(typename)) selection.selections.forEach(collect);
      return;
    }
    const known = fields.get(selection.name);
    if (known) known.selections.push(...(selection.selections ?? []));
    else fields.set(selection.name, { key: selection.key, selections: [...(selection.selections ?? [])] });
  };
  selections.forEach(collect);
  return [...fields].map(([name, field]) => ({
    key: field.key,
    head: `,${JSON.stringify(name)}:`,
    write: field.selections.length > 0 ? compileNested(field.selections, types) : null,
  }));
}
