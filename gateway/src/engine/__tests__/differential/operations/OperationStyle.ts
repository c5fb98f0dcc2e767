/** How much of what planners find hard an operation has. */
export interface OperationStyle {
  readonly depth: number;
  /** How many fields may be selected, one number of which is drawn. */
  readonly fields: readonly number[];
  /** The chance of each selection to be conditional. */
  readonly conditions: number;
  /** The chance of a field to be one that is selected already, with selections of its own. */
  readonly repetition: number;
  /** The chance of a selection to be a fragment, in a type of each kind. */
  readonly fragments: { readonly union: number; readonly interface: number; readonly object: number };
  /** The chance of a fragment to be a named one, and of a known one to be spread again. */
  readonly named: number;
  readonly alias: number;
  /** Variables that decide on conditions; each further condition uses one of them again. */
  readonly conditionVariables: number;
  /** Whether anything is selected that only some planners support: introspection beside data, executable directives. */
  readonly everything: boolean;
}

export const ORDINARY: OperationStyle = {
  depth: 5,
  fields: [6, 12, 12, 24, 48],
  conditions: 0.08,
  repetition: 0.1,
  fragments: { union: 0.75, interface: 0.4, object: 0.14 },
  named: 0.25,
  alias: 0.15,
  conditionVariables: 8,
  everything: false,
};

/** Conditions and repeated response keys anywhere, fragments over fragments, and seven levels. */
export const WILD: OperationStyle = {
  depth: 7,
  fields: [8, 16, 24, 36, 60],
  conditions: 0.3,
  repetition: 0.3,
  fragments: { union: 0.8, interface: 0.45, object: 0.3 },
  named: 0.4,
  alias: 0.3,
  conditionVariables: 4,
  everything: true,
};
