import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { AnswerCache } from './AnswerCache.ts';
import { KnownOperation } from './KnownOperation.ts';
import type { OperationFilter } from './OperationFilter.ts';
import type { OperationGuard } from './OperationGuard.ts';
import type { OperationPreparer } from './OperationPreparer.ts';
import { asksForTheSchema } from './operation/introspectionPart.ts';
import { operationWeight } from './operation/operationWeight.ts';
import { refuseSeveralAnswers } from './operation/refuseSeveralAnswers.ts';
import { singleOperation } from './operation/singleOperation.ts';
import type { SingleOperation } from './operation/toPlannable.ts';

/** A document of which an operation is executed. */
export interface OperationSource {
  /** Validated against the API's schema. */
  readonly document: DocumentNode;
  /** The document's text, by which it is known again. */
  readonly source: string;
  readonly operationName?: string | null | undefined;
}

export interface KnownOperationsOptions {
  readonly preparer: OperationPreparer;
  readonly guards: readonly OperationGuard[];
  readonly filter: OperationFilter | undefined;
  readonly answers?: AnswerCache | undefined;
  /** How much memory the operations that are kept may take together, in bytes. */
  readonly maxSize: number;
}

/** How often an operation that was asked for was known, and how many are. */
export interface KnownOperationsCounts {
  readonly hits: number;
  readonly misses: number;
  readonly entries: number;
}

/** The operations that are known, the least recently used of which make room for new ones. */
export class KnownOperations {
  readonly #preparer: OperationPreparer;
  readonly #guards: readonly OperationGuard[];
  readonly #filter: OperationFilter | undefined;
  readonly #answers: AnswerCache | undefined;
  readonly #known: LRUCache<string, KnownOperation>;
  #hits = 0;
  #misses = 0;

  constructor({ preparer, guards, filter, answers, maxSize }: KnownOperationsOptions) {
    this.#preparer = preparer;
    this.#guards = guards;
    this.#filter = filter;
    this.#answers = answers;
    this.#known = new LRUCache({
      maxSize,
      sizeCalculation: ({ source, single }) => operationWeight(source.source, single),
    });
  }

  /** @throws GraphQLError where the request means no operation, or one that is refused whatever the request */
  get(source: OperationSource): KnownOperation {
    const key = keyOf(source);
    let operation = this.#known.get(key);
    if (operation) this.#hits += 1;
    else {
      this.#misses += 1;
      const single = singleOperation(source.document, source.operationName);
      refuseSeveralAnswers(single);
      const guards = this.#guards.flatMap((guard) => guard.prepare(single) ?? []);
      const filter = this.#filter?.prepare(single) ?? null;
      const answers = this.#answers && mayBeKept(single) ? this.#answers.prepare(single, source.source) : null;
      operation = new KnownOperation({ source, single, guards, filter, answers, preparer: this.#preparer });
      this.#known.set(key, operation);
    }
    return operation;
  }

  /** The document of this text, where its only operation is kept. */
  documentOf(source: string): DocumentNode | undefined {
    const known = this.#known.peek(source)?.source;
    // What is kept by its name, too, could be another text's.
    return known?.source === source ? known.document : undefined;
  }

  get counts(): KnownOperationsCounts {
    return { hits: this.#hits, misses: this.#misses, entries: this.#known.size };
  }

  /** The operations that are kept, the most recently used first. */
  recent(): OperationSource[] {
    return [...this.#known.values()].filter(({ isWanted }) => isWanted).map(({ source }) => source);
  }
}

/** Whether answers of an operation are given again: mutations do something, and the schema is asked for in no time. */
function mayBeKept(single: SingleOperation): boolean {
  return single.operation.operation === OperationTypeNode.QUERY && !asksForTheSchema(single);
}

/**
 * Whether a client names the only operation of a document or not is all the same. Another name, which may be any text, makes no
 * key that is a document.
 */
function keyOf({ document: { definitions }, source, operationName }: OperationSource): string {
  if (operationName === undefined || operationName === null) return source;
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode[];
  const isOnlyOne = operations.length === 1 && operations[0]!.name?.value === operationName;
  return isOnlyOne ? source : `}${JSON.stringify(operationName)}${source}`;
}
