import { isJsonObject, type Json, type JsonObject, ownValue } from '../Json.ts';
import type { EntityBatch, RequiredSelection } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { compileRewrites } from './applyRewrites.ts';
import type { Representations } from './Representations.ts';

/**
 * Writes an entity's representation as JSON, which at once tells equal entities; undefined where the entity lacks
 * something that the plan requires, which then is not asked for.
 */
export type RepresentationWriter = (entity: JsonObject) => string | undefined;

const TYPENAME: RequiredSelection = { kind: 'Field', key: '__typename', name: '__typename' };

interface RequiredField {
  readonly key: string;
  /** The name, and what stands before it. */
  readonly prefix: string;
  readonly write: RepresentationWriter | null;
}

/** Compiles what a fetch requires; the fields that apply are worked out once for each runtime type. */
export function compileRepresentation(
  { requires, inputRewrites }: Pick<EntityBatch, 'requires' | 'inputRewrites'>,
  representations: Representations,
  types: TypeConditions,
): RepresentationWriter {
  const write = compileObject([TYPENAME, ...requires], types, (typename) => representations.isSent(typename));
  const rewrite = compileRewrites(inputRewrites, types);
  return (entity) => {
    if (typeof entity['__typename'] !== 'string') return undefined;
    const text = write(entity);
    if (text === undefined || !rewrite) return text;
    const representation = JSON.parse(text) as Json;
    rewrite(representation);
    return JSON.stringify(representation);
  };
}

/** An object within an entity: told by its type where the type decides what is required of it, be that nothing. */
function compileNested(selections: readonly RequiredSelection[], types: TypeConditions): RepresentationWriter {
  const typed = selections.some(({ kind }) => kind === 'InlineFragment');
  return compileObject(typed ? [TYPENAME, ...selections] : selections, types, () => true);
}

function compileObject(
  selections: readonly RequiredSelection[],
  types: TypeConditions,
  isMeant: (typename: string) => boolean,
): RepresentationWriter {
  const byType = new Map<string, readonly RequiredField[] | null>();
  return (object) => {
    const typename = typeof object['__typename'] === 'string' ? object['__typename'] : '';
    let fields = byType.get(typename);
    if (fields === undefined) {
      fields = isMeant(typename) ? fieldsFor(typename, selections, types) : null;
      byType.set(typename, fields);
    }
    if (!fields) return undefined;
    let text = '';
    for (const { key, prefix, write } of fields) {
      const value = writeValue(ownValue(object, key), write);
      if (value === undefined) return undefined;
      text += prefix + value;
    }
    return text ? `${text}}` : '{}';
  };
}

function writeValue(value: Json | undefined, write: RepresentationWriter | null): string | undefined {
  if (typeof value === 'string') return `"${value}"`;
  if (value === undefined || value === null || typeof value !== 'object')
    return value === undefined ? undefined : String(value);
  if (!write) return JSON.stringify(value);
  if (isJsonObject(value)) return write(value);
  const items = value.map((item) => writeValue(item, write));
  return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
}

/** Fields that several fragments require are written once, with all that any of them selects. */
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
  return [...fields].map(([name, field], index) => ({
    key: field.key,
    prefix: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
    write: field.selections.length > 0 ? compileNested(field.selections, types) : null,
  }));
}
