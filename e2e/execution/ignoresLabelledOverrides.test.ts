import { readFile } from 'node:fs/promises';

import { expect, test as testOnce, test } from '@jest/globals';

import { type SubgraphDefinition, useScriptedGraph } from './support/useScriptedGraph.ts';

const LABELS = ['percent(0)', 'percent(5)', 'percent(100)', 'beta'];
const fields = LABELS.map((_, at) => `f${at}`);
const valuesOf = (value: string) => Object.fromEntries(fields.map((name) => [name, () => value]));
const declare = (directiveOf: (label: string) => string) =>
  LABELS.map((label, at) => `f${at}: String ${directiveOf(label)}`).join(' ');

const overriding = declare((label) => `@override(from: "old", label: "${label}")`);

const subgraphs: Readonly<Record<'old' | 'new', SubgraphDefinition>> = {
  old: {
    sdl: `type Query { book: Book ${declare(() => '')} } type Book @key(fields: "id") { id: ID! ${declare(() => '')} }`,
    resolvers: { Query: { book: () => ({ id: 1 }), ...valuesOf('old') }, Book: valuesOf('old') },
  },
  new: {
    sdl: `type Query { ${overriding} } type Book @key(fields: "id") { id: ID! ${overriding} }`,
    resolvers: { Query: valuesOf('new'), Book: valuesOf('new') },
  },
};

const graphs = {
  hive: useScriptedGraph(subgraphs, { PLANNER: 'hive', LOG_LEVEL: 'warn' }),
  apollo: useScriptedGraph(subgraphs, { PLANNER: 'apollo' }),
};

test.each([['hive'], ['apollo']] as Array<[keyof typeof graphs]>)(
  'a field with a labelled @override stays with its old subgraph (%s)',
  async (planner) => {
    const selection = fields.join(' ');
    const values = Object.fromEntries(fields.map((name) => [name, 'old']));
    const { graph, subgraphs: asked } = graphs[planner];
    expect(await graph.get(`{ ${selection} book { ${selection} } }`)).toEqual({ ...values, book: values });
    expect(asked.new.asked).toEqual([]);
  },
);

testOnce('the log tells of the labels', async () => {
  const lines = (await readFile(graphs.hive.logFile, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ labels: LABELS.toSorted(), msg: expect.stringContaining('none of which holds') }),
  );
});
