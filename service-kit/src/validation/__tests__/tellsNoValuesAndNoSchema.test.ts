import { describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError, type GraphQLScalarType, Kind, parse } from 'graphql';

import { checkDocument } from '../checkDocument.ts';
import { coerceVariables } from '../coerceVariables.ts';

const schema = buildSchema(`
  scalar Money
  scalar Phone
  enum Colour { CRIMSON }
  input Credentials { username: String!, password: String!, colour: Colour, phone: Phone, price: Money }
  input Choice @oneOf { left: Int, right: Int }
  interface Being { name: String }
  type Person implements Being { name: String, age(years: Int): Int, friend: Person }
  type Stone { weight: Int }
  type Query { login(credentials: Credentials, colour: Colour, choice: Choice, price: Money, count: Int): Person, being: Being }
`);
const money = schema.getType('Money') as GraphQLScalarType;
money.parseValue = (value) => {
  throw new Error(`no money: ${String(value)}`);
};
money.parseLiteral = (node) => {
  throw new GraphQLError(`no money: ${'value' in node ? String(node.value) : ''}`);
};
const phone = schema.getType('Phone') as GraphQLScalarType;
phone.parseValue = () => {
  throw new GraphQLError('A phone number has digits.', { extensions: { code: 'BAD_USER_INPUT' } });
};

/** What no message repeats, and what is told only where introspection is allowed. */
const SECRET = 'hunter2';
const SCHEMA = [
  'CRIMSON',
  'Credentials',
  'Choice',
  'Person',
  'Stone',
  'Being',
  'password',
  'Did you mean',
  'years',
  'right',
];

function expectSilence(answer: string, names: readonly string[]) {
  expect([SECRET, ...names].filter((name) => answer.includes(name))).toEqual([]);
}

const DOCUMENTS: Array<[string, string]> = [
  ['a wrong enum', `{ login(colour: ${SECRET}) { name } }`],
  ['an enum as text', `{ login(colour: "${SECRET}") { name } }`],
  ['a wrong scalar', `{ login(count: "${SECRET}") { name } }`],
  ['a block string', `{ login(count: """${SECRET}""") { name } }`],
  ['a custom scalar', `{ login(price: "${SECRET}") { name } }`],
  ['text for an object', `{ login(credentials: "${SECRET}") { name } }`],
  ['an object for a scalar', `{ login(count: { a: "${SECRET}" }) { name } }`],
  ['a list for a scalar', `{ login(count: ["${SECRET}"]) { name } }`],
  ['an unknown input field', `{ login(credentials: { username: "a", passwort: "${SECRET}" }) { name } }`],
  ['a missing input field', `{ login(credentials: { username: "${SECRET}" }) { name } }`],
  ['two fields of one', `{ login(choice: { left: 1, wrong: "${SECRET}" }) { name } }`],
  ['none of one', '{ login(choice: {}) { name } }'],
  ['an unknown argument', `{ login(countt: "${SECRET}") { name } }`],
  ['an unknown field', '{ login { nam } }'],
  ['an unknown field of an interface', '{ being { age } }'],
  ['an unknown argument below', '{ login { age(year: 1) } }'],
  ['no selection', '{ login }'],
  ['a selection too many', '{ login { name { first } } }'],
  ['an unknown type of a variable', 'query ($a: Persn) { login(count: $a) { name } }'],
  ['a variable of another type', 'query ($a: String) { login(colour: $a) { name } }'],
  ['an unknown type of a fragment', '{ login { ... on Persn { name } } }'],
  ['a fragment that cannot be', '{ login { ...F } } fragment F on Query { __typename }'],
  ['an inline fragment that cannot be', '{ login { ... on Query { __typename } } }'],
  ['a conflict', '{ login { x: name x: age } }'],
  ['a syntax error', `{ login(count: 1 "${SECRET}") }`],
  ['a syntax error at a block string', `{ """${SECRET}""" }`],
  ['a syntax error at a number', '{ login 1234567 }'],
];

describe('documents', () => {
  test.each(DOCUMENTS)('%s', (_, source) => {
    const hidden = checkDocument(source, { schema, exposesSchema: false });
    const told = checkDocument(source, { schema, exposesSchema: true });
    if (hidden.kind === 'Valid' || told.kind === 'Valid') throw new Error('The document is valid.');
    expectSilence(
      JSON.stringify(hidden.errors),
      SCHEMA.filter((name) => !source.includes(name)),
    );
    expectSilence(JSON.stringify(told.errors), []);
    expect(hidden.errors.map(({ message }) => message)).not.toContain('');
    expect(hidden.errors.length).toBe(told.errors.length);
  });

  test('the number of a syntax error is not told', () => {
    expect(JSON.stringify(checkDocument('{ login 1234567 }', { schema, exposesSchema: true }))).not.toContain('34567"');
  });
});

const QUERY =
  'query ($c: Credentials!, $colour: Colour, $choice: Choice, $count: Int, $price: Money) { login(credentials: $c, colour: $colour, choice: $choice, count: $count, price: $price) { name } }';
const CREDENTIALS = { username: 'a', password: 'b' };

const VARIABLES: Array<[string, object]> = [
  ['a wrong enum', { c: CREDENTIALS, colour: SECRET }],
  ['a wrong enum within', { c: { ...CREDENTIALS, colour: SECRET } }],
  ['a number for text', { c: { ...CREDENTIALS, username: { of: SECRET } } }],
  ['a wrong scalar', { c: CREDENTIALS, count: SECRET }],
  ['a custom scalar', { c: CREDENTIALS, price: SECRET }],
  ['a custom scalar within', { c: { ...CREDENTIALS, price: { a: SECRET } } }],
  ['text for an object', { c: SECRET }],
  ['an unknown field', { c: { ...CREDENTIALS, passwort: SECRET } }],
  ['a missing field', { c: { username: SECRET } }],
  ['null for a field', { c: { username: SECRET, password: null } }],
  ['two fields of one', { c: CREDENTIALS, choice: { left: 1, other: SECRET } }],
  ['a missing variable', {}],
];

describe('variables', () => {
  test.each(VARIABLES)('%s', (_, inputs) => {
    const document = parse(QUERY);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the document begins with an operation');
    const coerce = (exposesSchema: boolean) =>
      coerceVariables({
        schema,
        document,
        definitions: operation.variableDefinitions ?? [],
        inputs: inputs as Record<string, unknown>,
        exposesSchema,
      }).errors!;
    const sent = JSON.stringify(inputs) + QUERY;
    expectSilence(
      JSON.stringify(coerce(false)),
      SCHEMA.filter((name) => !sent.includes(name)),
    );
    expectSilence(JSON.stringify(coerce(true)), []);
  });

  test('a custom scalar says what it wants by an error for clients', () => {
    const document = parse(QUERY);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the document begins with an operation');
    const { errors } = coerceVariables({
      schema,
      document,
      definitions: operation.variableDefinitions ?? [],
      inputs: { c: { ...CREDENTIALS, phone: SECRET } },
      exposesSchema: false,
    });
    expect(errors?.[0]?.message).toBe('Variable "$c", at "phone", is not valid: A phone number has digits.');
  });
});

test('a name of a megabyte is cut, wherever it is repeated', () => {
  const name = 'n'.repeat(1_000_000);
  for (const source of [
    `{ ${name} }`,
    `{ login(${name}: 1) { name } }`,
    `query ${name} { nope }`,
    `{ ...${name} }`,
    `{ x: ${name} ${name} `,
  ]) {
    expect(JSON.stringify(checkDocument(source, { schema, exposesSchema: true })).length - source.length).toBeLessThan(
      2_000,
    );
  }
});
