import type { CoercedVariables } from './OperationGuard.ts';
import type { SingleOperation } from './operation/toPlannable.ts';

/** Keeps answers of queries, and gives them to later requests for the same. */
export interface AnswerCache {
  /**
   * Looks at a query once, however often it is executed.
   *
   * @param source the text of its document
   */
  prepare(operation: SingleOperation, source: string): KeptAnswers;
}

/** The answers of one query. */
export interface KeptAnswers {
  /**
   * Where a request's answer is kept. Asked when guards have let the request pass, and nothing is withheld from it.
   *
   * @param context of the request, as the subgraph client gets it
   * @returns null where its answer is not kept, whatever it is
   */
  placeFor(variables: CoercedVariables, context: unknown): AnswerPlace | null;
}

/** Where the answer to a request is kept. Answers are their data alone, as JSON in wire text. */
export interface AnswerPlace {
  /** Resolves with the answer that is kept there, or with null. Never rejects. */
  find(): Promise<string | null>;
  /** Is given the answer, which has no errors and is the subgraphs' alone. It may keep it. */
  keep(data: string): void;
}
