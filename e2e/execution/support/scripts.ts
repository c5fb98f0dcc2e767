import type { Script, SubgraphResponse } from './ScriptedSubgraph.ts';

/** Answers with this body, whatever it is. */
export function says(body: string | Buffer, headers: Record<string, string> = {}, status = 200): Script {
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** Answers with this as JSON. */
export function answers(value: unknown): Script {
  return says(JSON.stringify(value));
}

/** Answers as usual, but for a change: of the response in place or, where something is returned, to that. */
export function changes(change: (usual: SubgraphResponse) => unknown): Script {
  return async (response, asked, usual) => {
    const value = await usual();
    answers(change(value) ?? value)(response, asked, usual);
  };
}
