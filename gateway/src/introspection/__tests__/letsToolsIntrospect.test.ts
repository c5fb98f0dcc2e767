import { expect, test } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';

import { IntrospectionEstimate } from '../IntrospectionEstimate.ts';
import { limitIntrospection } from '../limitIntrospection.ts';

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');

const schema = buildSchema(`
  ${many(60, (at) => `type T${at} { ${many(20, (field) => `f${field}(a: Int, b: [String!]): T${(at + field) % 60}`)} }`)}
  enum E { ${many(50, (at) => `V${at}`)} }
  type Query { ${many(60, (at) => `t${at}(e: E): T${at}`)} }
`);
const rules = [...specifiedRules, limitIntrospection(schema)];
const codesOf = (query: string) =>
  validate(schema, parse(query), rules).map(({ extensions, message }) => extensions['code'] ?? message);

test.each([
  ['the standard query', getIntrospectionQuery()],
  [
    'the standard query with all its options',
    getIntrospectionQuery({
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  ],
  ['one without descriptions', getIntrospectionQuery({ descriptions: false })],
  ['beside something else', getIntrospectionQuery().replace('__schema', 'a: __typename __schema')],
  [
    'what a server supports',
    `{ ${many(6, (at) => `a${at}: __type(name: "__Type") { fields { name args { name } } }`)} }`,
  ],
  ['the names of all types', '{ __schema { types { name kind } } }'],
  ['a type of each field', '{ __schema { types { name fields { name type { name kind ofType { name } } } } } }'],
  ['one type', '{ __type(name: "T1") { fields { name type { fields { name } } } } }'],
])('%s is allowed', (_, query) => {
  expect(codesOf(query)).toEqual([]);
});

test.each([
  ['many aliases of the schema', `{ ${many(11, (at) => `a${at}: __schema { queryType { name } }`)} }`],
  ['many aliases of a type', `{ ${many(200, (at) => `a${at}: __type(name: "T1") { name }`)} }`],
  [
    'many aliases of all types',
    `{ __schema { ${many(30, (at) => `a${at}: types { name fields { name args { name } } }`)} } }`,
  ],
  [
    'the whole schema four times',
    `{ ${many(4, (at) => `a${at}: __schema { types { ...F } }`)} } ${/fragment FullType[^]*/.exec(getIntrospectionQuery())![0].replace('FullType', 'F')}`,
  ],
  [
    'fields of the types of fields',
    '{ __schema { types { fields { type { fields { name description isDeprecated deprecationReason args { name } } } } } } }',
  ],
  [
    'the same in fragments',
    `{ ...A } fragment A on Query { ${many(6, (at) => `a${at}: __schema { ...B b: types { ...C } }`)} } fragment B on __Schema { types { ...C } } fragment C on __Type { fields { name args { name description type { name } } } }`,
  ],
])('%s is refused', (_, query) => {
  expect(codesOf(query)).toEqual(['INTROSPECTION_TOO_LARGE']);
});

test('a longer selection has a larger estimate, and fragment cycles end', () => {
  const estimate = new IntrospectionEstimate(schema);
  const sizeOf = (query: string) => estimate.sizeOf(parse(query))[0]!.values;
  expect(sizeOf('{ __schema { types { name } } }')).toBeLessThan(sizeOf('{ __schema { types { name kind } } }'));
  expect(sizeOf('{ ...A } fragment A on Query { __schema { queryType { name } } ...A }')).toBe(3);
  expect(sizeOf('{ t1 { f1 { f2 { __typename } } } }')).toBe(0);
});
