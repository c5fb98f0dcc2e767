import { expect, test } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { FetchNode, PlanNode } from '../../plan/PlanNode.ts';
import { externalizeLiterals } from '../externalizeLiterals.ts';

const schema = buildSchema(`
  directive @lang(code: String!) on FIELD
  scalar Any
  input In { text: String, any: Any }
  type Query { echo(value: String, any: Any, in: In, float: Float, list: [String!]): String }`);

const shorten = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** What a planner gets, and what is sent when it plans one fetch of that. */
function plan(operation: string) {
  const { document, restore } = externalizeLiterals(parse(operation, { noLocation: true }), schema);
  const planned = print(document);
  const fetch: PlanNode = {
    kind: 'Fetch',
    subgraph: 'a',
    operationKind: 'query',
    document: GraphQLDocument.ofText(planned),
    variables: ['v', '__literal_0'],
    outputRewrites: [],
  };
  return { planned, sent: restore(fetch) as FetchNode };
}

test.each([
  String.raw`"\b"`,
  String.raw`"\"quoted\" \\ \n \u00e9"`,
  '"é 日本 \u{1F600} \u007f"',
  '"""\n  a block\n    with "quotes"\n"""',
])('the string %s is planned as a variable and sent as it is', (text) => {
  const operation = `{ echo(value: ${text}) }`;
  const { planned, sent } = plan(operation);
  expect(shorten(planned)).toBe('query ($__literal_0: String) { echo(value: $__literal_0) }');
  expect(print(sent.document.ast)).toBe(print(parse(operation)));
  expect(sent.variables).toEqual([]);
});

test.each(['1.0', '1e400', '0.1E-9', '12345678901234567890', '[1, 2.50]', '{a: {b: 9007199254740993}}'])(
  'the value %s of a custom scalar is sent as it is',
  (text) => {
    const operation = `{ echo(any: ${text}) }`;
    const { planned, sent } = plan(operation);
    expect(planned).toContain('$__literal_0');
    expect(print(sent.document.ast)).toBe(print(parse(operation)));
  },
);

test.each(['"plain"', '12', 'true', 'null', '["a", "b"]', '{text: "a"}'])('%s is planned as it is', (text) => {
  const { planned } = plan(`{ echo(any: ${text}) }`);
  expect(planned).not.toContain('$');
});

test('variables within such a value are declared, with the default values that clients gave them', () => {
  const operation = String.raw`query ($v: String = "\t", $w: Int) { echo(in: {text: $v, any: "\b"}) a: echo(any: $w) }`;
  const { planned, sent } = plan(operation);
  expect(shorten(planned)).toContain('query ($v: String!, $w: Int, $__literal_0: In)');
  expect(print(sent.document.ast)).toBe(print(parse(operation)));
  expect(sent.variables).toEqual(['v', 'w']);
});

test('directives get their values, too', () => {
  const operation = String.raw`{ echo @lang(code: "\b") }`;
  expect(print(plan(operation).sent.document.ast)).toBe(print(parse(operation)));
});

test('equal values are one variable, so that equal fields still merge', () => {
  const { planned } = plan(String.raw`{ echo(value: "\b") echo(value: "\b") }`);
  expect(shorten(planned)).toBe('query ($__literal_0: String) { echo(value: $__literal_0) echo(value: $__literal_0) }');
});
