/** A table in words that MariaDB, MySQL and a Prisma schema have in common, so that two descriptions can be compared. */
export interface TableDescription {
  /** In order: `int unsigned not null default 0`. */
  readonly columns: Readonly<Record<string, string>>;
  /** By name: `unique (customerId, placedAt desc)`. */
  readonly indexes: Readonly<Record<string, string>>;
  /** By name: `(userId) references User (id) on delete cascade on update cascade`. */
  readonly foreignKeys: Readonly<Record<string, string>>;
}

export type DatabaseDescription = Readonly<Record<string, TableDescription>>;

/** Describes a column. */
export function describeColumn(type: string, isRequired: boolean, byDefault: string | null): string {
  return `${type}${isRequired ? ' not null' : ''}${byDefault === null ? '' : ` default ${byDefault}`}`;
}

/** Describes an index over columns, each with ` desc` behind it where it runs downwards. */
export function describeIndex(kind: string, columns: readonly string[]): string {
  return `${kind} (${columns.join(', ')})`;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

/** Describes a foreign key. */
export function describeForeignKey({ columns, table, references, onDelete, onUpdate }: ForeignKey): string {
  return `(${columns.join(', ')}) references ${table} (${references.join(', ')}) on delete ${onDelete} on update ${onUpdate}`;
}
