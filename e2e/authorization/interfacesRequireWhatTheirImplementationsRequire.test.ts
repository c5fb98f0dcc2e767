import { testAnswers } from './support/testAnswers.ts';

testAnswers([
  {
    name: 'an interface of which one object is closed',
    query: '{ papers { id } motd }',
    claims: {},
    data: { papers: null, motd: 'hello' },
    unauthorized: [['papers']],
    missing: [{ missingScopes: [['closed']] }],
    asked: { people: 1 },
  },
  {
    name: 'a field of it that one object guards',
    query: '{ papers { id notes } }',
    claims: { scope: 'closed' },
    data: {
      papers: [
        { id: 'd1', notes: 'free' },
        { id: 'd2', notes: 'hidden' },
      ],
    },
    asked: { papers: 1 },
  },
  {
    name: 'the types of an interface’s objects',
    query: '{ papers { __typename } }',
    data: { papers: [{ __typename: 'Open' }, { __typename: 'Closed' }] },
    asked: { papers: 1 },
  },
  {
    name: 'the open objects of an interface',
    query: '{ papers { ... on Open { id title } ... on Closed { title } } }',
    data: { papers: [{ id: 'd1', title: 'Open one' }, { title: null }] },
    unauthorized: [['papers', 'title']],
    asked: { papers: 1 },
  },
  {
    name: 'the open members of a union, where the others’ fields may not be null',
    query: '{ anything { ... on Open { id } ... on Closed { id title } } }',
    data: { anything: [{ id: 'd1' }, null] },
    unauthorized: [
      ['anything', 'id'],
      ['anything', 'title'],
    ],
    asked: { papers: 1 },
  },
  {
    name: 'one field of two ways to ask for it',
    query: '{ anything { ... on Paper { title } ... on Open { title notes } } }',
    data: { anything: [{ title: 'Open one', notes: 'free' }, { title: null }] },
    unauthorized: [['anything', 'title']],
    asked: { papers: 1 },
  },
  {
    name: 'what is asked for in a closed way, although it is there in an open way',
    query: '{ papers { ... on Paper { author { id } } ... on Open { author { name } } } }',
    data: { papers: [{ author: null }, { author: null }] },
    unauthorized: [['papers', 'author']],
    asked: { papers: 1, people: 1 },
  },
  {
    name: 'the same, where it may be null',
    query: '{ papers { ... on Paper { author { read } } ... on Open { author { name } } } }',
    data: { papers: [{ author: { read: null, name: 'Ann' } }, { author: null }] },
    unauthorized: [['papers', 'author']],
    asked: { papers: 1, people: 1 },
  },
]);
