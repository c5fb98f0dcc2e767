import { expect, test } from '@jest/globals';

import type { Answer } from '../../checking/Answer.ts';
import type { Verdict } from '../../checking/checkCase.ts';
import type { Fault } from '../../checking/findFaults.ts';
import { createField } from '../../model/generation/createField.ts';
import { composeModel, type Graph } from '../../model/Graph.ts';
import { explainStock } from '../explainStock.ts';

const graph = composeModel({
  subgraphs: ['alpha'],
  enums: [],
  inputs: [],
  interfaces: [],
  unions: [],
  directives: [],
  objects: [
    {
      name: 'Query',
      kind: 'root',
      in: ['alpha'],
      keys: [],
      fields: [createField('book', 'Book', ['alpha'])],
      inaccessible: false,
    },
    {
      name: 'Book',
      kind: 'entity',
      in: ['alpha'],
      keys: [{ fields: 'id', in: ['alpha'] }],
      fields: [createField('id', 'ID!', ['alpha'], { data: 'unique' }), createField('title', 'String', ['alpha'])],
      inaccessible: false,
    },
  ],
}) as Graph;

const world = { seed: 1, nulls: true, longestList: 1, plain: true, failures: 'none' } as const;
const book = (fields: object): Answer => ({ data: { book: fields }, errors: [] });
const asked = { subgraph: 'alpha', query: '{ book { title id: title } }' };

function explain(document: string, answer: Answer, oracle: Answer, faults: Fault[], own: Answer | null = null) {
  const verdict: Verdict = { answer, oracle, faults, requests: [asked], misinformed: [] };
  const { kinds, unexplained } = explainStock(graph, { operation: { document, variables: {} }, world }, verdict, own);
  return { kinds: [...kinds], unexplained: unexplained.map(({ kind }) => kind) };
}

const data: Fault = { kind: 'data', message: 'The data is other data' };
const question = (message: string): Fault => ({ kind: 'question', message });

test('another value of a field is not known', () => {
  const found = explain('{ book { title } }', book({ title: 'Emma' }), book({ title: 'Dune' }), [data]);
  expect(found).toEqual({ kinds: [], unexplained: ['value'] });
});

test('another value is known under an alias that is the name of a key, and there alone', () => {
  const [given, expected] = [book({ id: 'b1', title: 'Emma' }), book({ id: 'Dune', title: 'Dune' })];
  const found = explain('{ book { id: title title } }', given, expected, [data]);
  expect(found).toEqual({ kinds: ['an alias that is the name of a key'], unexplained: ['value'] });
});

test('a null is known only where nothing was asked for', () => {
  const [given, expected] = [book({ title: null, t: null }), book({ title: 'Dune', t: 'Dune' })];
  expect(explain('{ book { title t: title } }', given, expected, [data])).toEqual({
    kinds: ['a field that no fetch brings'],
    unexplained: ['value'],
  });
});

test('what a subgraph was asked wrongly explains the rest, but no other question', () => {
  const known = question('alpha was asked for Book.title without what it requires');
  const found = explain('{ book { title } }', book({ title: 'Emma' }), book({ title: 'Dune' }), [
    known,
    question('alpha was asked for its opinion'),
    data,
  ]);
  expect(found).toEqual({ kinds: ['a field without what it requires'], unexplained: ['question'] });
});

test('where all else is right, codes and service names are compared', () => {
  const failed = (code: string): Answer => ({
    data: { book: null },
    errors: [{ message: 'no', path: ['book'], extensions: { code, serviceName: 'alpha' } }],
  });
  const compare = (own: Answer) => explain('{ book { title } }', failed('GONE'), failed('GONE'), [], own);
  expect(compare(failed('GONE'))).toEqual({ kinds: [], unexplained: [] });
  expect(compare(failed('LOST'))).toEqual({ kinds: [], unexplained: ['extensions'] });
});
