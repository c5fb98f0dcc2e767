import { expect, test } from '@jest/globals';

import { partOf } from '../partOf.ts';

test.each([
  ['writeH1', 'file:///a/node_modules/undici/lib/dispatcher/client-h1.js:1', 'undici'],
  ['visit', 'file:///a/node_modules/@apollo/x/node_modules/graphql/language/visitor.js:1', 'graphql'],
  ['executeNode', 'file:///a/node_modules/@apollo/gateway/dist/executeQueryPlan.js:1', '@apollo/gateway'],
  ['ask', 'file:///a/gateway/dist/execution/fetching/compileEntityFetch.js:66', 'gateway/execution/fetching'],
  ['emit', 'node:events:471', 'Node'],
  ['writev', '', 'socket writes'],
  ['(garbage collector)', '', 'garbage collection'],
  ['(anonymous)', '', 'generated code and built-ins'],
])('%s of %s', (name, url, part) => expect(partOf({ name, url })).toBe(part));
