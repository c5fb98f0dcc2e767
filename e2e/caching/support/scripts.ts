import type { Script } from '../../execution/support/ScriptedSubgraph.ts';

/** Answers as usual, and says how long that may be kept. */
export function mayBeKept(cacheControl: string): Script {
  return async (response, _, usual) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': cacheControl })
      .end(JSON.stringify(await usual()));
}
