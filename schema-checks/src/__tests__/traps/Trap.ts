/** A change, and operations that it concerns or not. */
export interface Trap {
  readonly change: string;
  readonly before: string;
  readonly after: string;
  /** An operation that the change concerns. */
  readonly concerned?: string;
  /** One that it does not concern, in the same schema. */
  readonly unconcerned?: string;
  /** `code coordinate impact`. */
  readonly found: string;
  readonly status?: 'broken' | 'affected';
}

/** A query type with this field and another one. */
export const field = (definition: string, rest = '') => `type Query { ${definition} other: String } ${rest}`;
