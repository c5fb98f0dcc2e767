import type { Script } from '../../execution/support/ScriptedSubgraph.ts';

/** Answers as usual, and says how long that may be kept. */
export function mayBeKept(cacheControl: string): Script {
  return answersWith({ 'cache-control': cacheControl });
}

/** Answers as usual, with these headers. A list is as many lines. */
export function answersWith(headers: Readonly<Record<string, string | string[]>>): Script {
  return async (response, _, usual) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(await usual()));
}
