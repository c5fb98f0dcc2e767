import { createField } from '../generation/createField.ts';
import type { FieldModel, KeyModel, Model, ObjectModel } from '../Model.ts';

/** A model without anything, to be filled. */
export const EMPTY: Model = {
  subgraphs: [],
  enums: [],
  inputs: [],
  objects: [],
  interfaces: [],
  unions: [],
  directives: [],
};

/** An entity with one key field. */
export function entity(
  name: string,
  key: string,
  known: readonly string[],
  fields: readonly FieldModel[],
): ObjectModel {
  const keys: KeyModel[] = [{ fields: key, in: known }];
  const keyField = createField(key, 'ID!', known, { data: 'unique' });
  return { name, kind: 'entity', in: known, keys, fields: [keyField, ...fields], inaccessible: false };
}

/** An object without identity, which is the same in all subgraphs that know it. */
export function value(
  name: string,
  known: readonly string[],
  fields: ReadonlyArray<readonly [string, string]>,
): ObjectModel {
  const shared = fields.map(([field, type]) => createField(field, type, known));
  return { name, kind: 'value', in: known, keys: [], fields: shared, inaccessible: false };
}

/** A root type. */
export function root(name: 'Query' | 'Mutation', fields: FieldModel[]): ObjectModel {
  const known = [...new Set(fields.flatMap(({ owners }) => owners))];
  return { name, kind: 'root', in: known, keys: [], fields, inaccessible: false };
}

export function requiring(field: FieldModel, requires: string): FieldModel {
  return { ...field, requires };
}

/** A field below which its owner resolves what is others' fields. */
export function providing(field: FieldModel, provided: string): FieldModel {
  return { ...field, provides: { [field.owners[0]!]: provided } };
}
