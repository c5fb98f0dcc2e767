import { testAnswers } from './support/testAnswers.ts';

/** As Apollo's router: authorization directives are enforced against the operation as it is written. */
testAnswers([
  {
    name: 'a field with a literal @include(if: false)',
    query: '{ motd me @include(if: false) { name } }',
    data: { motd: 'hello' },
    unauthorized: [['me']],
    asked: { people: 1 },
  },
  {
    name: 'a field with a literal @skip(if: true), of somebody without the scope',
    query: '{ user { name mail: email @skip(if: true) } }',
    claims: { scope: 'read' },
    data: { user: { name: 'Ann' } },
    unauthorized: [['user', 'mail']],
    missing: [{ missingScopes: [['email']] }],
    asked: { people: 1 },
  },
  {
    name: 'a field of somebody with the scope',
    query: '{ user { name email @skip(if: true) } }',
    claims: { scope: 'email' },
    data: { user: { name: 'Ann' } },
    asked: { people: 1 },
  },
  {
    name: 'a field of a fragment that is left out by a variable’s default',
    query: 'query ($no: Boolean! = true) { motd ...F @skip(if: $no) } fragment F on Query { user { written } }',
    data: { motd: 'hello' },
    unauthorized: [['user', 'written']],
    asked: { people: 1 },
  },
  {
    name: 'a field that may not be null, whose absence makes nothing null',
    query: '{ user { name pin @include(if: false) } }',
    data: { user: { name: 'Ann' } },
    unauthorized: [['user', 'pin']],
    asked: { people: 1 },
  },
  {
    name: 'a field below one that is left out',
    query: '{ motd user @skip(if: true) { name ... @include(if: false) { secrets { text } } } }',
    data: { motd: 'hello' },
    unauthorized: [['user', 'secrets']],
    asked: { people: 1 },
  },
  {
    name: 'one that is left out beside one that is not',
    query: 'query ($yes: Boolean!) { user { name email @include(if: $yes) written @skip(if: $yes) } }',
    variables: { yes: true },
    data: { user: { name: 'Ann', email: null } },
    unauthorized: [
      ['user', 'email'],
      ['user', 'written'],
    ],
    asked: { people: 1 },
  },
]);
