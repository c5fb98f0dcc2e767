import type { CheckDocument } from '../documents/createDocumentChecker.ts';
import type { ExtensionHooks } from '../extensions/ExtensionHooks.ts';
import type { RequireValidToken } from '../identity/requireValidToken.ts';
import type { PersistedDocuments } from '../persisted-documents/PersistedDocuments.ts';
import type { GatewayVersion } from './GatewayVersion.ts';
import type { LandingPage } from './landingPage.ts';
import type { CreateContext } from './RequestContext.ts';
import type { RequestScheduler } from './RequestScheduler.ts';
import type { Execute } from './SharedExecutions.ts';
import type { FormatError } from './toRejection.ts';
import type { WriteResponse } from './writeResponse.ts';

/** What the stages of the pipeline are made of, by the gateway's configuration. */
export interface Stages {
  /** Undefined without extensions. */
  readonly hooks: ExtensionHooks | undefined;
  readonly scheduler: RequestScheduler;
  /** Null if browsers get none. */
  readonly landingPage: LandingPage | null;
  /** Operations in a batch; 0 if batches are rejected. */
  readonly batchLimit: number;
  readonly persistedDocuments: PersistedDocuments;
  readonly createContext: CreateContext;
  /** The version of the supergraph that requests are executed with from now on. */
  readonly currentVersion: () => GatewayVersion;
  readonly checkDocument: CheckDocument;
  readonly requireValidToken: RequireValidToken;
  readonly execute: Execute;
  readonly formatError: FormatError;
  readonly writeResponse: WriteResponse;
}
