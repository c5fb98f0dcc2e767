import type { ArgumentModel, FieldData, FieldModel } from '../Model.ts';

interface FieldOptions {
  readonly args?: ArgumentModel[];
  readonly data?: FieldData;
}

/** A field with nothing special about it. */
export function createField(
  name: string,
  type: string,
  owners: readonly string[],
  { args = [], data = 'any' }: FieldOptions = {},
): FieldModel {
  return { name, type, args, owners, strictIn: [], data, provides: {}, inaccessible: false };
}
