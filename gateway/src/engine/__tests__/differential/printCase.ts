import { parse, print } from 'graphql';

import type { Case } from './checking/Case.ts';
import type { Verdict } from './checking/checkCase.ts';
import { composeModel } from './model/Graph.ts';

/** A case and how it went, for people. */
export function printCase(
  { model, operation, world }: Case,
  { answer, oracle, faults, refusal, requests }: Verdict,
): string {
  const graph = composeModel(model);
  const subgraphs = 'model' in graph ? graph.subgraphs : [];
  const section = (title: string, ...lines: readonly string[]) => [`--- ${title}`, ...lines].join('\n');
  return [
    ...faults.map(({ kind, message }) => section(kind, message)),
    ...(refusal === undefined ? [] : [section('refused', refusal)]),
    ...subgraphs.map(({ view, sdl }) => section(`subgraph ${view.subgraph}`, sdl.slice(sdl.indexOf('\n') + 1))),
    section('operation', print(parse(operation.document)), JSON.stringify(operation.variables)),
    section('data', JSON.stringify(world)),
    section(
      'requests',
      ...requests.map(({ subgraph, query, variables }) => `${subgraph}: ${query} ${JSON.stringify(variables ?? {})}`),
    ),
    section('answer', JSON.stringify(answer)),
    section('oracle', JSON.stringify(oracle)),
  ].join('\n\n');
}
