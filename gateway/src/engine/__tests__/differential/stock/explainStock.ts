import type { Answer } from '../checking/Answer.ts';
import type { Case } from '../checking/Case.ts';
import type { Verdict } from '../checking/checkCase.ts';
import { type Fault, isExplained } from '../checking/findFaults.ts';
import type { Graph } from '../model/Graph.ts';
import { allowedDifferences } from './allowedDifferences.ts';
import { findCodeDifferences } from './findCodeDifferences.ts';
import { findDifferences } from './findDifferences.ts';
import { isAbove, type Oddity } from './Oddity.ts';
import { StockCase } from './StockCase.ts';

export interface Explanation {
  /** The kinds of difference that there are, by name. */
  readonly kinds: ReadonlySet<string>;
  /** What no kind explains. */
  readonly unexplained: readonly Oddity[];
}

/**
 * Finds the allowed kinds of difference that explain what stock's answer has against the oracle's.
 *
 * @param own this gateway's answer, whose codes count where stock is right about all else
 */
export function explainStock(
  graph: Graph,
  { operation, world }: Pick<Case, 'operation' | 'world'>,
  verdict: Verdict,
  own: Answer | null,
): Explanation {
  const stock = new StockCase(graph, operation, verdict);
  const oddities = [
    ...(verdict.faults.some(({ kind }) => kind === 'data') ? dataOddities(stock, world) : []),
    ...verdict.faults.flatMap(toOddity),
    ...(verdict.faults.length === 0 && own ? findCodeDifferences(stock.answer, own, graph) : []),
  ];
  const found = oddities.map((oddity) => ({
    oddity,
    kinds: allowedDifferences.filter((kind) => kind.explains(oddity, stock)),
  }));
  const spreads = found.some(({ kinds }) => kinds.some((kind) => kind.spreads));
  const lost = found.flatMap(({ oddity, kinds }) => (oddity.kind === 'value' && kinds.length > 0 ? [oddity.path] : []));
  const isFollowing = (oddity: Oddity) =>
    (spreads && oddity.kind !== 'question' && oddity.kind !== 'crash') ||
    // An error tells of what has made a null, which is explained already.
    (oddity.kind === 'needless error' && lost.some((path) => isAbove(path, oddity.error.path ?? [])));
  return {
    // The first that explains something counts.
    kinds: new Set(found.flatMap(({ kinds: [kind] }) => kind?.name ?? [])),
    unexplained: found
      .filter(({ oddity, kinds }) => kinds.length === 0 && !isFollowing(oddity))
      .map(({ oddity }) => oddity),
  };
}

/** Where the data is not the oracle's. What a subgraph that gives no answer should have brought is null, with an error. */
function dataOddities({ answer, oracle }: StockCase, { failures }: Case['world']): Oddity[] {
  const isLost = (oddity: Oddity) =>
    typeof failures === 'object' &&
    oddity.kind === 'value' &&
    oddity.given === null &&
    isExplained(oddity.path, answer.errors);
  return findDifferences(answer.data, oracle.data).filter((oddity) => !isLost(oddity));
}

function toOddity({ kind, message, path = [], error = { message } }: Fault): Oddity[] {
  switch (kind) {
    case 'data':
      return [];
    case 'unexplained null':
      return [{ kind, path }];
    case 'needless error':
      return [{ kind, error }];
    case 'extensions':
      return [{ kind, error, expected: undefined }];
    case 'question':
    case 'crash':
      return [{ kind, message }];
  }
}
