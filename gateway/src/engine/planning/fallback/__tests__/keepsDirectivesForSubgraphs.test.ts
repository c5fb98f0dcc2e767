import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

const DIRECTIVE = `
  directive @lang(code: String!) on
    FIELD | INLINE_FRAGMENT | FRAGMENT_SPREAD | FRAGMENT_DEFINITION | QUERY | VARIABLE_DEFINITION
`;

const graph = new FallbackGraph({
  users: {
    sdl: `${DIRECTIVE} type Query { users: [User!]! } type User @key(fields: "id") { id: ID! motto: String }`,
    resolvers: { Query: { users: () => [{ id: '1', motto: 'none' }] } },
  },
  names: {
    sdl: `${DIRECTIVE} type User @key(fields: "id") { id: ID! name(full: Boolean): String }`,
    resolvers: { User: { name: () => 'Ada' } },
  },
});

test('a directive goes along with its field to whichever subgraph has the field', async () => {
  const answer = await graph.ask(
    `query ($code: String!) {
       users @lang(code: "en") { motto name @lang(code: $code) name full: name(full: true) }
     }`,
    { code: 'de' },
  );
  expect(answer).toEqual({ data: { users: [{ motto: 'none', name: 'Ada', full: 'Ada' }] } });
  expect(graph.requests).toEqual([
    'users: query{users@lang(code:"en"){__typename motto id}}',
    'names: query($code:String!$representations:[_Any!]!){_entities(representations:$representations){' +
      '...on User{name@lang(code:$code)name full:name(full:true)}}}',
  ]);
});

test('directives of fragments, of their definitions, of variables and of the operation go along, too', async () => {
  await graph.ask(
    `query ($full: Boolean @lang(code: "v")) @lang(code: "o") {
       users { ... @lang(code: "i") { motto full: name(full: $full) } ...Named @lang(code: "s") }
     }
     fragment Named on User @lang(code: "d") { name }`,
  );
  expect(graph.requests).toEqual([
    'users: query@lang(code:"o"){users{__typename ...@lang(code:"i"){motto}id}}',
    'names: query($representations:[_Any!]!$full:Boolean@lang(code:"v"))@lang(code:"o"){' +
      '_entities(representations:$representations){' +
      '...on User{...@lang(code:"i"){full:name(full:$full)}...F0@lang(code:"s")}}}' +
      'fragment F0 on User@lang(code:"d"){name}',
  ]);
});

test('a fragment with directives is written for each type that its fields are selected of', async () => {
  const library = new FallbackGraph({
    media: {
      sdl: `${DIRECTIVE}
        type Query { things: [Thing!] }
        union Thing = Film | Play
        interface Media { mood: Mood }
        type Film implements Media { mood: Mood }
        type Play implements Media { mood: Mood }
        type Mood { name: String }`,
      resolvers: {
        Query: { things: () => ['Film', 'Play'].map((__typename) => ({ __typename, mood: { name: __typename } })) },
      },
    },
  });
  const answer = await library.ask(
    '{ things { ...F ... on Film { ...F } } } fragment F on Thing { ...M @lang(code: "x") } fragment M on Media { mood { name } }',
  );
  expect(answer).toEqual({ data: { things: [{ mood: { name: 'Film' } }, { mood: { name: 'Play' } }] } });
});
