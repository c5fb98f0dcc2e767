import { collations } from './collations.ts';
import { columnType } from './columnType.ts';
import type { Datamodel, Field, Model, ModelIndex } from './Datamodel.ts';
import {
  type DatabaseDescription,
  describeColumn,
  describeForeignKey,
  describeIndex,
  type TableDescription,
} from './TableDescription.ts';

/** The tables that a Prisma schema speaks of, with the names that Prisma gives keys and indexes. */
export function describeDatamodel(datamodel: Datamodel): DatabaseDescription {
  return Object.fromEntries(datamodel.models.map((model) => [tableOf(model), describeModel(model, datamodel)]));
}

function describeModel(model: Model, datamodel: Datamodel): TableDescription {
  const columns = model.fields.filter(({ kind }) => kind !== 'object');
  const relations = model.fields.filter((field) => field.relationFromFields?.length);
  return {
    columns: Object.fromEntries(columns.map((field) => [columnOf(model, field.name), column(model, field, datamodel)])),
    indexes: Object.fromEntries(
      datamodel.indexes.filter((index) => index.model === model.name).map((index) => describeModelIndex(model, index)),
    ),
    foreignKeys: Object.fromEntries(relations.map((field) => describeRelation(model, field, datamodel))),
  };
}

function column(model: Model, field: Field, datamodel: Datamodel): string {
  return describeColumn({
    type: columnType(field, datamodel),
    isRequired: field.isRequired,
    byDefault: defaultOf(field),
    collation: collations[`${tableOf(model)}.${columnOf(model, field.name)}`] ?? null,
  });
}

/** Of the functions only now() is the database's; ids are made up by the client. */
function defaultOf({ default: value }: Field): string | null {
  if (value === undefined) return null;
  if (typeof value === 'object') return value.name === 'now' ? 'current_timestamp(3)' : null;
  return String(typeof value === 'boolean' ? Number(value) : value);
}

function describeModelIndex(model: Model, { type, dbName, fields }: ModelIndex): [name: string, description: string] {
  const columns = fields.map(({ name, sortOrder }) => ({ name: columnOf(model, name), isDown: sortOrder === 'desc' }));
  const kind = type === 'normal' ? 'index' : type === 'id' ? 'unique' : type;
  const suffix = type === 'unique' ? 'key' : 'idx';
  const name = type === 'id' ? 'PRIMARY' : `${tableOf(model)}_${columns.map((each) => each.name).join('_')}_${suffix}`;
  return [
    dbName ?? name,
    describeIndex(
      kind,
      columns.map((each) => `${each.name}${each.isDown ? ' desc' : ''}`),
    ),
  ];
}

function describeRelation(model: Model, field: Field, { models }: Datamodel): [name: string, description: string] {
  const target = models.find(({ name }) => name === field.type)!;
  const columns = field.relationFromFields!.map((name) => columnOf(model, name));
  return [
    `${tableOf(model)}_${columns.join('_')}_fkey`,
    describeForeignKey({
      columns,
      table: tableOf(target),
      references: field.relationToFields!.map((name) => columnOf(target, name)),
      onDelete: action(field.relationOnDelete ?? (field.isRequired ? 'Restrict' : 'SetNull')),
      onUpdate: action(field.relationOnUpdate ?? 'Cascade'),
    }),
  ];
}

/** `SetNull` is SET NULL. */
function action(name: string): string {
  return name.replaceAll(/(?<=.)(?=[A-Z])/g, ' ').toLowerCase();
}

function tableOf({ name, dbName }: Model): string {
  return dbName ?? name;
}

function columnOf(model: Model, field: string): string {
  return model.fields.find(({ name }) => name === field)?.dbName ?? field;
}
