import type { ArgumentNode, DirectiveNode, FieldNode, SelectionSetNode } from 'graphql';

/** A fragment that stands around a field and has directives, which subgraphs may know. */
export interface DirectedFragment {
  readonly isSpread: boolean;
  readonly directives: readonly DirectiveNode[];
  /** Those of a fragment spread's definition. */
  readonly ofDefinition: readonly DirectiveNode[];
}

/** How a field is selected in one place of an operation. Nearly all fields are selected plainly. */
export interface Occurrence {
  readonly around: readonly DirectedFragment[];
  readonly directives: readonly DirectiveNode[];
}

/** The occurrence of a field without directives, and with none around it. */
export const PLAIN: Occurrence = { around: [], directives: [] };

/** A field of objects of one type, with all that an operation selects of it under one response key. */
export interface SelectedField {
  readonly key: string;
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  readonly nodes: readonly FieldNode[];
  readonly occurrences: readonly Occurrence[];
  readonly selectionSets: readonly SelectionSetNode[];
}
