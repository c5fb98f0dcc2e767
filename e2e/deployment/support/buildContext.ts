import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';

/** The lines of .dockerignore: the last one that matches a path, or a folder above it, decides. */
const rules = readFileSync(inRepository('.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => ({ includes: line.startsWith('!'), pattern: toRegExp(line.replace(/^!/, '')) }));

/** Whether Docker sends a file or folder of the repository to a build. */
export function isInBuildContext(file: string): boolean {
  const steps = file.split('/');
  const prefixes = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  return rules.findLast(({ pattern }) => prefixes.some((prefix) => pattern.test(prefix)))?.includes ?? true;
}

function toRegExp(glob: string): RegExp {
  const source = glob.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '*') return '[^/]*';
    return part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source.join('')}$`);
}
