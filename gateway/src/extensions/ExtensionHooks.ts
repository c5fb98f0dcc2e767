import type { OperationEvent, ResponseEvent, SubgraphRequestEvent, SubgraphResponseEvent } from './Extension.ts';
import type { ExtensionRun } from './ExtensionRun.ts';

/** What a stage knows of an event; the extension's own part is added for each. */
export type Details<Event> = Omit<Event, 'request' | 'state' | 'reject' | 'setScopes'>;

/**
 * The hooks of all extensions at each stage, in order. A stage that no extension hooks has none, and costs nothing.
 *
 * Each rejects with an ExtensionRejection.
 */
export interface ExtensionHooks {
  readonly onRequest?: (run: ExtensionRun) => Promise<void>;
  /** Resolves with the scopes that extensions set. */
  readonly onOperation?: (
    run: ExtensionRun,
    details: Details<OperationEvent>,
  ) => Promise<ReadonlySet<string> | undefined>;
  /** Resolves with the headers to send: the given object if no extension has changed them. */
  readonly onSubgraphRequest?: (run: ExtensionRun, details: Details<SubgraphRequestEvent>) => Promise<Headers>;
  readonly onSubgraphResponse?: (run: ExtensionRun, details: Details<SubgraphResponseEvent>) => Promise<void>;
  /** Resolves with the headers of the response. */
  readonly onResponse?: (run: ExtensionRun, details: Details<ResponseEvent>) => Promise<Headers>;
  /** Whether responses may depend on headers that extensions send to subgraphs. Such responses are neither cached nor shared. */
  readonly affectResponses: boolean;
}

export type Headers = Readonly<Record<string, string>>;
