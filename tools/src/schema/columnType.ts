import type { Datamodel, Field } from './Datamodel.ts';

/** The column types that Prisma gives its scalar types on MySQL where the schema names none. */
const defaultTypes: Readonly<Record<string, string>> = {
  String: 'varchar(191)',
  Boolean: 'tinyint',
  Int: 'int',
  BigInt: 'bigint',
  Float: 'double',
  Decimal: 'decimal(65,30)',
  DateTime: 'datetime(3)',
  Bytes: 'longblob',
  Json: 'json',
};

/** The column type of a field, as the database names it. */
export function columnType({ name, kind, type, nativeType }: Field, { enums }: Datamodel): string {
  if (kind === 'enum') {
    const values = enums.find((candidate) => candidate.name === type)?.values ?? [];
    return `enum(${values.map((value) => `'${value.name}'`).join(',')})`;
  }
  if (nativeType) return nativeColumnType(...nativeType);
  const found = defaultTypes[type];
  if (!found) throw new Error(`The field ${name} has the type ${type}, which is not known here.`);
  return found;
}

/** `@db.UnsignedInt` is `int unsigned`, `@db.VarChar(32)` is `varchar(32)`. */
function nativeColumnType(name: string, args: readonly string[]): string {
  const [, unsigned, base = name] = /^(Unsigned)?(.*)$/.exec(name) ?? [];
  const size = args.length > 0 ? `(${args.join(',')})` : '';
  return `${base.toLowerCase()}${size}${unsigned ? ' unsigned' : ''}`;
}
