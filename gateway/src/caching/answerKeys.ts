import { createHash } from 'node:crypto';

import { identityHeadersOf } from '@online-books/service-kit/trust/identityHeaders';

import type { CoercedVariables } from '../execution/OperationGuard.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** How answers are written. Gateways that write them otherwise do not read each other's. */
const FORMAT = 2;

/** By what answers to a request are kept. */
export interface AnswerKeys {
  /** One that anybody may get who asks the same; signed in or not, as the requester is. */
  readonly public: string;
  /** One that nobody else gets; null for a visitor, who is not known again. */
  readonly private: string | null;
}

/** What stands for a supergraph in keys. */
export function supergraphKey(sdl: string): string {
  return hash([FORMAT, sdl]);
}

/** What stands for a query in keys. @param source the text of its document */
export function operationKey(supergraph: string, source: string, operationName: string | undefined): string {
  return hash([supergraph, source, operationName ?? null]);
}

/**
 * All that an answer may depend on: the query, its variables, and what subgraphs are told of the request. Headers of tracing tell
 * nothing that an answer could depend on. Nothing of it can be read out of a key.
 *
 * @returns null where the variables are nested too deeply to be written, and so cannot be sent to subgraphs either
 */
export function answerKeys(
  operation: string,
  variables: CoercedVariables,
  { forwardedHeaders, authorization }: Pick<GatewayContext, 'forwardedHeaders' | 'authorization'>,
): AnswerKeys | null {
  const headers = identityHeadersOf(Object.keys(forwardedHeaders))
    .filter((name) => name !== 'authorization')
    .map((name) => [name, forwardedHeaders[name]]);
  try {
    const presence = [presenceOf(authorization), presenceOf(forwardedHeaders['authorization'])];
    const shared = hash([operation, variables, headers, presence]);
    return { public: shared, private: authorization ? hash([shared, authorization]) : null };
  } catch {
    return null;
  }
}

/** An empty header is a visitor's, but need not be answered as one that is not there. */
function presenceOf(header: string | undefined): string {
  return header ? 'present' : header === '' ? 'empty' : 'absent';
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
