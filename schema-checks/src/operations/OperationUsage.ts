/** What an operation uses of a schema, as schema coordinates and type names. */
export interface OperationUsage {
  /** Fields that it selects. A field selected on an interface counts for every implementation. */
  readonly fields: ReadonlySet<string>;
  /** Types of values that it may get: of fields, of conditions of fragments, and what these are members or implementations of. */
  readonly outputTypes: ReadonlySet<string>;
  /** Types that fragments name as their condition. */
  readonly fragmentTypes: ReadonlySet<string>;
  /** Arguments that some selection passes. */
  readonly givenArguments: ReadonlySet<string>;
  /** Arguments that some selection omits, or may omit: a nullable variable without a default. */
  readonly omittedArguments: ReadonlySet<string>;
  /** Input objects that it sends, by variable or as a literal, with those inside them. */
  readonly inputTypes: ReadonlySet<string>;
  /** Enums of which variables may hold any value. */
  readonly inputEnums: ReadonlySet<string>;
  /** Enum values that it writes. */
  readonly enumValues: ReadonlySet<string>;
  readonly directives: ReadonlySet<string>;
}
