import { type SubgraphRequest, SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { toBytes } from '../engine/raw-json/writeRawJson.ts';
import type { ExtensionHooks } from '../extensions/ExtensionHooks.ts';
import { ExtensionRejection } from '../extensions/ExtensionRejection.ts';
import type { ExtensionRun } from '../extensions/ExtensionRun.ts';
import type { TextResponse } from './readResponse.ts';
import type { SubgraphTransport, TransportContext } from './SubgraphTransport.ts';

export interface HookedRequest {
  readonly transport: SubgraphTransport;
  readonly url: string;
  readonly request: SubgraphRequest;
  readonly context: TransportContext;
}

/**
 * Sends a subgraph request with the headers that extensions set, and shows them its response.
 *
 * Throws, or rejects with, a SubgraphError: with the code of an extension that rejects, for example.
 */
export async function sendWithExtensions(
  { onSubgraphRequest, onSubgraphResponse }: ExtensionHooks,
  run: ExtensionRun,
  { transport, url, request, context }: HookedRequest,
): Promise<TextResponse> {
  const { subgraph } = request;
  try {
    const usual = transport.headersOf(context);
    const headers = onSubgraphRequest
      ? await onSubgraphRequest(run, { subgraph, url, headers: usual, body: toBytes(request.body) })
      : usual;
    const response = await transport.send(request, context, { headers: headers === usual ? undefined : headers });
    await onSubgraphResponse?.(run, { subgraph, status: response.status, headers: response.headers });
    return response;
  } catch (error) {
    if (error instanceof ExtensionRejection) throw new SubgraphError(error.code, error.message, { cause: error });
    throw error;
  }
}
