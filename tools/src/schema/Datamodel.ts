/** What is used here of Prisma's description of a schema (its DMMF). */
export interface Datamodel {
  readonly enums: ReadonlyArray<{ readonly name: string; readonly values: ReadonlyArray<{ readonly name: string }> }>;
  readonly models: readonly Model[];
  readonly indexes: readonly ModelIndex[];
}

export interface Model {
  readonly name: string;
  /** The table's name, where it is another. */
  readonly dbName: string | null;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  /** The column's name, where it is another. */
  readonly dbName?: string;
  readonly kind: 'scalar' | 'enum' | 'object' | 'unsupported';
  readonly type: string;
  /** As in `@db.Char(36)`. */
  readonly nativeType: readonly [name: string, args: readonly string[]] | null;
  readonly isRequired: boolean;
  /** A value, or the function that makes it. */
  readonly default?: string | number | boolean | { readonly name: string };
  readonly relationFromFields?: readonly string[];
  readonly relationToFields?: readonly string[];
  readonly relationOnDelete?: string;
  readonly relationOnUpdate?: string;
}

export interface ModelIndex {
  readonly model: string;
  readonly type: 'id' | 'unique' | 'normal' | 'fulltext';
  /** The index's name in the database, where it is not the one that Prisma makes up. */
  readonly dbName?: string;
  readonly fields: ReadonlyArray<{ readonly name: string; readonly sortOrder?: 'asc' | 'desc' }>;
}
