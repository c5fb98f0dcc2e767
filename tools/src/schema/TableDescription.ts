/** A table in words that MariaDB, MySQL and a Prisma schema have in common, so that two descriptions can be compared. */
export interface TableDescription {
  /** In order: `int unsigned not null default 0`, `varchar(64) collate utf8mb4_bin`. */
  readonly columns: Readonly<Record<string, string>>;
  /** By name: `unique (customerId, placedAt desc)`. */
  readonly indexes: Readonly<Record<string, string>>;
  /** By name: `(userId) references User (id) on delete cascade on update cascade`. */
  readonly foreignKeys: Readonly<Record<string, string>>;
}

export type DatabaseDescription = Readonly<Record<string, TableDescription>>;

export interface Column {
  readonly type: string;
  readonly isRequired: boolean;
  readonly byDefault: string | null;
  /** Null where it has none, as numbers have. */
  readonly collation: string | null;
}

/** What texts are compared by, unless it is said otherwise. */
const COLLATION = 'utf8mb4_unicode_ci';

/** Describes a column. */
export function describeColumn({ type, isRequired, byDefault, collation }: Column): string {
  const parts = [
    type,
    isRequired && 'not null',
    byDefault !== null && `default ${byDefault}`,
    collation !== null && collation !== COLLATION && `collate ${collation}`,
  ];
  return parts.filter((part) => part !== false).join(' ');
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
