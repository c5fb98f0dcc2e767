import { parse } from 'graphql';

import type { ReadableSupergraph } from '../build/readSupergraph.ts';
import type { Change, UnownedChange } from './Change.ts';
import { diffSchemas } from './diffSchemas.ts';
import { diffSubgraph } from './diffSubgraph.ts';
import { schemaElements, type SchemaElements } from './SchemaElements.ts';

type Elements = ReadonlyMap<string, SchemaElements>;

/** Every difference between two supergraphs: of the API that clients see, and of the directives that say who resolves what. */
export function diffSupergraphs(before: ReadableSupergraph, after: ReadableSupergraph): Change[] {
  const [old, now] = [elementsOf(before), elementsOf(after)];
  return [
    ...diffSchemas(before.apiSchema, after.apiSchema).map((change) => withOwners(change, old, now)),
    ...[...now].flatMap(([subgraph, elements]) => diffSubgraph(subgraph, old.get(subgraph) ?? new Map(), elements)),
  ];
}

function elementsOf({ subgraphs }: ReadableSupergraph): Elements {
  return new Map([...subgraphs].map(([name, sdl]) => [name, schemaElements(parse(sdl))]));
}

/** The subgraphs where the element came or went, or else all that define it. */
function withOwners(change: UnownedChange, before: Elements, after: Elements): Change {
  const [old, now] = [definers(before, change.coordinate), definers(after, change.coordinate)];
  const moved = [...old.filter((name) => !now.includes(name)), ...now.filter((name) => !old.includes(name))];
  return { ...change, subgraphs: (moved.length > 0 ? moved : now).toSorted() };
}

function definers(elements: Elements, coordinate: string): string[] {
  return [...elements].filter(([, defined]) => defined.has(coordinate)).map(([name]) => name);
}
