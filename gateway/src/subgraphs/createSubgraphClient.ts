import type { Dispatcher } from 'undici';

import { type SubgraphClient, SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import type { GatewayContext } from './GatewayContext.ts';
import { post } from './post.ts';
import { readAnswer, type TextAnswer, toText } from './readAnswer.ts';

export interface SubgraphClientOptions {
  /** Where the subgraphs are, by name: the supergraph's routing URLs. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly dispatcher: Dispatcher;
  /** For one request from start to end. In milliseconds. */
  readonly timeout: number;
  /** Larger answers are not taken. In bytes. */
  readonly responseLimit: number;
}

interface Address {
  readonly origin: string;
  readonly path: string;
}

/**
 * Sends requests to subgraphs over HTTP, kept alive. Equal queries that are under way for the same forwarded headers, and so
 * for the same identity, are sent once; mutations never are shared.
 */
export function createSubgraphClient({
  addresses,
  dispatcher,
  timeout,
  responseLimit,
}: SubgraphClientOptions): SubgraphClient {
  const targets = new Map([...addresses].map(([name, url]) => [name, toAddress(url)]));
  const underWay = new Map<string, Map<string, Promise<TextAnswer>>>();

  return async ({ subgraph, operationKind, body }, context) => {
    const target = targets.get(subgraph);
    if (!target) {
      throw new SubgraphError('SUBREQUEST_HTTP_ERROR', `The supergraph has no address for the ${subgraph} subgraph.`);
    }
    const { forwardedHeaders, identity } = (context as { context: GatewayContext }).context;
    const request = { ...target, subgraph, headers: forwardedHeaders, body, timeout, responseLimit };
    if (operationKind === 'mutation') return readAnswer(subgraph, toText(await post(dispatcher, request)));

    // Bodies are long, and looked up as they are, without being joined to anything.
    const key = `${subgraph}\n${identity}`;
    let bodies = underWay.get(key);
    if (!bodies) underWay.set(key, (bodies = new Map()));
    const shared = bodies.get(body);
    if (shared) return readAnswer(subgraph, await shared);
    const answer = post(dispatcher, request).then(toText);
    bodies.set(body, answer);
    try {
      return readAnswer(subgraph, await answer);
    } finally {
      bodies.delete(body);
      if (bodies.size === 0) underWay.delete(key);
    }
  };
}

function toAddress(url: string): Address {
  const { origin, pathname, search } = new URL(url);
  return { origin, path: pathname + search };
}
