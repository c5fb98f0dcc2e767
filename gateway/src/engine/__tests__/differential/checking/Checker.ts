import type { GraphQLSchema } from 'graphql';

import type { Graph } from '../model/Graph.ts';
import type { Case } from './Case.ts';
import type { Verdict } from './checkCase.ts';

/** Holds answers over one graph against the oracle's. */
export interface Checker {
  /** What clients see, by what composition says. */
  readonly apiSchema: GraphQLSchema;
  /** Whether composition makes of the subgraphs what the oracle serves. */
  readonly isAsModelled: boolean;
  check(asked: Omit<Case, 'model'>): Promise<Verdict>;
  close(): void;
}

export type CreateChecker = (graph: Graph) => Promise<Checker>;
