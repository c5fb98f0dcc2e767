import { expect, test } from '@jest/globals';

import { formatGithub } from '../report/formatGithub.ts';
import { formatMarkdown } from '../report/formatMarkdown.ts';
import { formatText } from '../report/formatText.ts';
import { checkChange } from './checkChange.ts';

const removed = checkChange({
  before: { shop: 'type Query { name: String other: String }' },
  after: { shop: 'type Query { other: String getIt: Int }' },
  operations: ['query Names { name }'],
});

const unbuilt = checkChange({
  before: { shop: 'type Query { name: String }' },
  after: { shop: 'type Query { name: Nothing }' },
});

test('people read what is wrong, who is concerned, and the verdict last', () => {
  const lines = formatText(removed).trimEnd().split('\n');
  expect(lines.join('\n')).toContain('✖ FIELD_REMOVED  Field "Query.name" was removed.  [shop]');
  expect(lines.join('\n')).toContain('broken: Names (operation-0)');
  expect(lines.at(-1)).toBe('FAILED: 1 breaking change');
});

test('GitHub gets one annotation a finding, at its line where there is one', () => {
  const text = formatGithub(unbuilt);
  expect(text).toMatch(/^::error file=subgraphs\/shop\/schema\.graphql,line=2,col=\d+,title=INVALID_GRAPHQL::/m);
  expect(formatGithub(removed)).toContain('::warning file=subgraphs/shop/schema.graphql,line=2');
});

test('what a schema says cannot begin a command of its own', () => {
  const report = checkChange({
    before: { shop: 'type Query { a: Int }' },
    after: { shop: 'type Query { a: Int @override(from: "x\\n::error::y") }' },
    operations: ['{ a }'],
  });
  expect(
    formatGithub(report)
      .split('\n')
      .filter((line) => line.startsWith('::error::y')),
  ).toEqual([]);
});

test('Markdown has a table of changes in which names are text', () => {
  const text = formatMarkdown(removed);
  expect(text).toContain('## Schema check failed');
  expect(text).toContain(String.raw`| FAILURE | FIELD\_REMOVED | Field "Query.name" was removed. | shop |`);
});

test('JSON keeps all of it', () => {
  expect(JSON.parse(JSON.stringify(removed))).toMatchObject({
    status: 'FAILED',
    operations: {
      changes: expect.arrayContaining([expect.objectContaining({ code: 'FIELD_REMOVED', severity: 'FAILURE' })]),
    },
  });
});
