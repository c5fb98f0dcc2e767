import type { BuildResult } from '@online-books/schema-checks/build/BuildResult';
import type { Subgraph } from '@online-books/schema-checks/build/Subgraph';
import type { CheckInput } from '@online-books/schema-checks/checkSchema';
import type { CheckReport } from '@online-books/schema-checks/CheckReport';
import type { LintDiagnostic } from '@online-books/schema-checks/lint/LintRule';

import type { NamedDocument, OperationFault } from '@online-books/schema-checks/operations/validateOperations';

import type { LaunchChange } from './Launch.ts';
import type { ContractFilter } from './Variant.ts';

/** A client operation as text: what is sent to the worker is plain data. */
export interface OperationText {
  readonly id: string;
  readonly body: string;
  readonly uses: CheckInput['operations'][number]['uses'];
}

/** A check of a proposed schema. */
export interface CheckRequest {
  readonly base: CheckInput['base'];
  readonly proposed: readonly Subgraph[];
  readonly operations: readonly OperationText[];
}

/** What takes long: composing and comparing schemas. It is done away from the event loop, within a time limit. */
export interface SchemaWorker {
  compose(subgraphs: readonly Subgraph[]): Promise<BuildResult>;
  /** What clients may notice. Empty without a base. */
  compare(before: string | null, after: string): Promise<readonly LaunchChange[]>;
  check(request: CheckRequest): Promise<CheckReport>;
  lint(sdl: string, baseSdl: string | null): Promise<readonly LintDiagnostic[]>;
  validate(supergraphSdl: string, documents: readonly NamedDocument[]): Promise<readonly OperationFault[]>;
  filter(supergraphSdl: string, filter: ContractFilter): Promise<BuildResult>;
}
