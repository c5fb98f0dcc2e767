import { expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';

import { coerceVariables } from '../coerceVariables.ts';
import { validateDocument } from '../validateDocument.ts';

const schema = buildSchema(`
  enum Color { RED }
  input Box { weight: Int!, boxes: [Box!], label: String, color: Color }
  type Query { find(box: Box, color: Color, limit: Int!): Int, lists(of: [[Int!]!]): Int }
`);

const pathsOf = (query: string, exposesSchema = true) =>
  validateDocument(schema, parse(query, { noLocation: true }), { exposesSchema }).map(
    ({ extensions }) => extensions['argumentPath'],
  );

test.each([
  ['a wrong literal', '{ find(color: BLUE, limit: 1) }', [['color']]],
  [
    'a literal deep in a list',
    '{ find(limit: 1, box: { weight: 1, boxes: [{ weight: 1 }, { weight: "x" }] }) }',
    [['box', 'boxes', 1, 'weight']],
  ],
  [
    'a literal in a list of lists, of all faults at once',
    '{ lists(of: [[1], [2, "x"], ["y"]]) }',
    [
      ['of', 1, 1],
      ['of', 2, 0],
    ],
  ],
  ['a missing argument', '{ find }', [['limit']]],
  ['a missing input field', '{ find(limit: 1, box: { weight: 1, boxes: [{}] }) }', [['box', 'boxes', 0, 'weight']]],
  ['an unknown input field', '{ find(limit: 1, box: { weight: 1, size: 2 }) }', [['box', 'size']]],
  ['an unknown argument', '{ find(limit: 1, size: 2) }', [['size']]],
  ['a variable of another type', 'query ($w: String!) { find(limit: 1, box: { weight: $w }) }', [['box', 'weight']]],
  ['an argument of a directive', '{ find(limit: 1) @include(if: 1) }', [['if']]],
  ['an unknown field, which is no argument', '{ lose }', [undefined]],
])('%s', (_, query, expected) => {
  expect(pathsOf(query)).toEqual(expected);
});

test('a missing input field is not named where the schema is not told', () => {
  expect(pathsOf('{ find(limit: 1, box: { boxes: [{ weight: 1 }] }) }', false)).toEqual([['box']]);
});

const DOCUMENT =
  'query ($limit: Int!, $boxes: [Box!], $of: [[Int!]!]) { lists(of: $of) find(limit: $limit, box: { weight: 1, boxes: $boxes }) }';

function variableErrors(query: string, inputs: Readonly<Record<string, unknown>>) {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the document begins with an operation');
  const definitions = operation.variableDefinitions ?? [];
  return coerceVariables({ schema, definitions, document, inputs, exposesSchema: true }).errors ?? [];
}

const deep = (levels: number, inner: object): object =>
  levels === 0 ? inner : { weight: 1, boxes: [deep(levels - 1, inner)] };

test.each<[string, object, unknown[]]>([
  ['a whole variable', { limit: 'x' }, [['limit']]],
  ['a missing variable', {}, [['limit']]],
  ['a variable that is null', { limit: null }, [['limit']]],
  ['a value within a variable', { limit: 1, boxes: [{ weight: 1 }, { weight: 'x' }] }, [['box', 'boxes', 1, 'weight']]],
  ['a list of lists', { limit: 1, of: [[1], [2, null]] }, [['of', 1, 1]]],
  ['one value for a list', { limit: 1, boxes: { weight: 'x' } }, [['box', 'boxes', 'weight']]],
  ['an enum', { limit: 1, boxes: [{ weight: 1, color: 'GREEN' }] }, [['box', 'boxes', 0, 'color']]],
  ['no object', { limit: 1, boxes: ['x'] }, [['box', 'boxes', 0]]],
  ['a missing field', { limit: 1, boxes: [{ label: 'a' }] }, [['box', 'boxes', 0]]],
  ['an unknown field', { limit: 1, boxes: [{ weight: 1, size: 1 }] }, [['box', 'boxes', 0]]],
  [
    'an unknown field whose name is a message',
    { limit: 1, boxes: [{ weight: 1, 'x at "a.b";': 1 }] },
    [['box', 'boxes', 0]],
  ],
  ['an inherited name', { limit: 1, boxes: [{ weight: 1, constructor: 1 }] }, [['box', 'boxes', 0]]],
  [
    'a value that looks like a message',
    { limit: 1, boxes: [{ weight: 'x" at "a.b";' }] },
    [['box', 'boxes', 0, 'weight']],
  ],
  [
    'something very deep',
    { limit: 1, boxes: [deep(40, { weight: 'x' })] },
    [['box', 'boxes', 0, ...Array.from({ length: 40 }, () => ['boxes', 0]).flat(), 'weight']],
  ],
  [
    'several variables',
    { limit: 'x', boxes: [{ weight: 'y' }], of: [['z']] },
    [['limit'], ['box', 'boxes', 0, 'weight'], ['of', 0, 0]],
  ],
])('%s, in variables', (_, inputs, expected) => {
  const errors = variableErrors(DOCUMENT, inputs as Readonly<Record<string, unknown>>);
  expect(errors.map(({ extensions }) => extensions)).toEqual(
    expected.map((argumentPath) => ({ code: 'BAD_USER_INPUT', argumentPath })),
  );
});

test('ten errors are enough', () => {
  expect(variableErrors(DOCUMENT, { limit: 1, of: [Array.from({ length: 1_000 }, () => 'x')] })).toHaveLength(10);
  expect(pathsOf(`{ find(limit: 1, ${Array.from({ length: 100 }, (_, at) => `a${at}: 1`).join()}) }`)).toHaveLength(10);
});

test('what is nested deeper than two hundred levels is refused as such, objects and custom scalars alike', () => {
  const [error] = variableErrors(DOCUMENT, { limit: 1, boxes: [deep(5_000, { weight: 1 })] });
  expect(error?.message).toMatch(/is nested too deeply\.$/);
});
