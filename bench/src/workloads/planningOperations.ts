import { linkedType, subgraphsOf, TYPES } from '../supergraphs/planningGraph.ts';
import { requestBody } from './readOperation.ts';
import { REQUEST_NUMBER } from './Workload.ts';

const DEPTH = 3;
const PARTS = 3;

/** Operations through three types, from three subgraphs each. The number makes a key, so that none is ever met twice. */
export function planningOperations(count: number): readonly string[] {
  return Array.from({ length: count }, (_, seed) => {
    const type = seed % TYPES;
    return requestBody(`{ type${type}(id: "t1") { only${REQUEST_NUMBER}: id ${selections(type, seed, DEPTH)} } }`, {});
  });
}

function selections(type: number, seed: number, depth: number): string {
  const candidates = subgraphsOf(type);
  const parts = Array.from(
    { length: PARTS },
    (_, part) => candidates[(seed * 7 + part * 3 + depth) % candidates.length]!,
  );
  const fields = [...new Set(parts)].map((subgraph) => `text${subgraph} number${subgraph}`).join(' ');
  if (depth === 1) return `name ${fields}`;
  const [first] = parts as [number];
  return `name ${fields} link${first} { ${selections(linkedType(first, type), seed, depth - 1)} }`;
}
