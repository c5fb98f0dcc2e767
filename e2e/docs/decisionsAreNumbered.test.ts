import { readdirSync, readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { expect, test } from '@jest/globals';

const files = readdirSync(inRepository('docs/decisions'));

test.each(files)('%s has its number in its heading, and context, choice and consequence', (file) => {
  const text = readFileSync(inRepository('docs/decisions', file), 'utf8');
  const [heading = ''] = text.split('\n');
  const [, number, title] = /^# (\d+)\. (.+)$/.exec(heading) ?? [];
  expect(title).toBeDefined();
  expect(file.startsWith(`${number?.padStart(4, '0')}-`)).toBe(true);
  const parts = [...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part);
  expect(parts).toEqual(['Context', 'Choice', 'Consequence']);
});

test('no number comes twice', () => {
  expect(new Set(files.map((file) => file.slice(0, 4))).size).toBe(files.length);
});
