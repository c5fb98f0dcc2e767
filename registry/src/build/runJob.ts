import { composeSubgraphs } from '@online-books/schema-checks/build/composeSubgraphs';
import { filterSupergraph } from '@online-books/schema-checks/build/filterSupergraph';
import { readSupergraph } from '@online-books/schema-checks/build/readSupergraph';
import type { Subgraph } from '@online-books/schema-checks/build/Subgraph';
import { diffSupergraphs } from '@online-books/schema-checks/changes/diffSupergraphs';
import { checkSchema } from '@online-books/schema-checks/checkSchema';
import { newViolations } from '@online-books/schema-checks/lint/lintSchema';
import type { ClientOperation } from '@online-books/schema-checks/operations/ClientOperation';
import { OperationFileError, operationsOf } from '@online-books/schema-checks/operations/readOperations';

import { type NamedDocument, validateOperations } from '@online-books/schema-checks/operations/validateOperations';

import type { CheckRequest, OperationText } from '../domain/SchemaWorker.ts';
import type { ContractFilter } from '../domain/Variant.ts';

/** What the worker does. */
export type SchemaJob =
  | { readonly kind: 'compose'; readonly subgraphs: readonly Subgraph[] }
  | { readonly kind: 'compare'; readonly before: string | null; readonly after: string }
  | { readonly kind: 'check'; readonly request: CheckRequest }
  | { readonly kind: 'lint'; readonly sdl: string; readonly baseSdl: string | null }
  | { readonly kind: 'validate'; readonly supergraphSdl: string; readonly documents: readonly NamedDocument[] }
  | { readonly kind: 'filter'; readonly supergraphSdl: string; readonly filter: ContractFilter };

/** Does a job. What it returns can be sent between threads. */
export function runJob(job: SchemaJob): unknown {
  switch (job.kind) {
    case 'compose':
      return composeSubgraphs(job.subgraphs);
    case 'compare':
      return job.before === null ? [] : diffSupergraphs(readSupergraph(job.before), readSupergraph(job.after));
    case 'check': {
      const { operations, ...request } = job.request;
      return checkSchema({ ...request, operations: operations.flatMap(parseOperation) });
    }
    case 'lint':
      return newViolations(job.sdl, job.baseSdl);
    case 'validate':
      return validateOperations(job.supergraphSdl, job.documents);
    case 'filter':
      return filterSupergraph(job.supergraphSdl, job.filter);
  }
}

/** Recorded operations were parsed when they were reported; one that cannot be parsed any more says nothing. */
function parseOperation({ id, body, uses }: OperationText): ClientOperation[] {
  try {
    return operationsOf(id, body, uses);
  } catch (error) {
    if (error instanceof OperationFileError) return [];
    throw error;
  }
}
