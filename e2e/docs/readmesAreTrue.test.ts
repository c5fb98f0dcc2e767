import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { inRepository, root } from '@online-books/tools/repository';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const { scripts } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const textOf = (document: string) => readFileSync(inRepository(document), 'utf8');

describe.each(documents)('%s', (document) => {
  test('links to files that are there', () => {
    const links = [...textOf(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
    const missing = links.filter((link) => !existsSync(inRepository(path.dirname(document), link)));
    expect(missing).toEqual([]);
  });

  test('names scripts that are there', () => {
    const named = [...textOf(document).matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, script]) => script!);
    const known = new Set(Object.keys(scripts));
    expect(named.filter((script) => !known.has(script))).toEqual([]);
  });
});

test('the README’s query is answered, without an error', async () => {
  const [, query] = /```graphql\n([^]*?)```/.exec(textOf('README.md')) ?? [];
  expect(parse(query!).definitions).toHaveLength(1);
  const krishna = await signIn(shop.graph, 'krishna');
  expect(await krishna.graph.get(query!)).toMatchObject({
    me: { name: 'KrishnaMohan', orders: { nodes: [{}, {}, {}] }, recommendations: [{}, {}, {}] },
  });
});
