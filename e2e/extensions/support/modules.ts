import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { inRepository } from '@online-books/tools/repository';
import { afterAll } from '@jest/globals';

const folder = mkdtempSync(path.join(tmpdir(), 'extensions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes modules of extensions, and returns the value of `EXTENSIONS` that loads them. */
export function moduleFiles(...sources: readonly string[]): string {
  const files = sources.map((source, at) => {
    const file = path.join(folder, `${at}-${String(source.length)}.mjs`);
    writeFileSync(file, source);
    return file;
  });
  return files.join(',');
}

/** The module of a recipe in `docs/extensions.md`. @param heading of its section */
export function recipe(heading: string): string {
  const sections = readFileSync(inRepository('docs/extensions.md'), 'utf8').split('\n## ');
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return section.split('```js\n')[1]!.split('```')[0]!;
}
