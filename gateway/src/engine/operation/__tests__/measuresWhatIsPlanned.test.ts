import { buildSchema, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from '@jest/globals';

import { planningSize } from '../planningSize.ts';

const schema = buildSchema(`
  type Query { node: Node animal: Animal any: Any }
  type Mutation { touch: Animal }
  type Node { id: ID self: Node animal: Animal }
  interface Animal { id: ID friend: Animal }
  type Ant implements Animal { id: ID friend: Animal legs: Int }
  type Bee implements Animal { id: ID friend: Animal wings: Int }
  type Cat implements Animal { id: ID friend: Animal }
  union Any = Ant | Node`);

function sizeOf(text: string, limit: number): number {
  const { definitions } = parse(text);
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION) as FragmentDefinitionNode[];
  const single = {
    operation,
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
  };
  return planningSize(single, schema, limit);
}

test.each([
  ['fields', '{ node { id self { id } } }', 4],
  ['what is asked of an interface counts for each of its types', '{ animal { id } }', 1 + 3],
  ['and for each of them below each', '{ animal { friend { id } } }', 1 + 3 * (1 + 3)],
  ['a union', '{ any { __typename } }', 1 + 2],
  ['what is asked of one type counts once', '{ animal { ... on Ant { id legs } } }', 1 + 3 + 2],
  [
    'what is asked of a type that the object is not of',
    '{ any { ... on Bee { wings } ... on Ant { legs } } }',
    1 + 2 * 2 + 1,
  ],
  ['an interface within an interface', '{ any { ... on Animal { id friend { id } } } }', 1 + 2 + (1 + 1 + 3)],
  [
    'fragments, each time',
    '{ node { ...F self { ...F } } } fragment F on Node { id animal { id } }',
    2 + 2 * (1 + 2 + 3),
  ],
  ['mutations', 'mutation { touch { id } }', 1 + 3],
  ['introspection, once', '{ __schema { types { name } } __typename }', 2],
])('%s', (_, operation, size) => {
  expect(sizeOf(operation, 100)).toBe(size);
});

test.each([
  ['interfaces', `{ animal { ${'friend { '.repeat(200)} id ${'} '.repeat(200)} } }`],
  [
    'fragments',
    `{ node { ...F0 } } fragment F60 on Node { id }
    ${Array.from({ length: 60 }, (_, at) => `fragment F${at} on Node { ...F${at + 1} ...F${at + 1} }`).join(' ')}`,
  ],
])('what is astronomic by %s is not counted to its end', (_, operation) => {
  expect(sizeOf(operation, 1_000)).toBe(1_000);
});
