import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { ApolloServerErrorCode } from '@apollo/server/errors';
import { ERROR_CODES } from '@online-books/service-kit/errors/ErrorCode';
import { inRepository, root } from '@online-books/tools/repository';
import { expect, test } from '@jest/globals';

const FOLDERS = ['gateway/src', 'service-kit/src', 'subgraphs'];
const sources = execFileSync('git', ['ls-files', ...FOLDERS], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'));

/** The codes that a source gives errors, as far as it spells them out. */
function codesIn(file: string): string[] {
  const text = readFileSync(inRepository(file), 'utf8');
  return [...text.matchAll(/(?:\bcode: |Error\((?:\d+, )?)'([A-Z][A-Z_]+)'/g)].map(([, code]) => code!);
}

// Codes that are not in the list are counted with those of strangers, of which only some are told apart.
test('every error code in the source is in ErrorCode or Apollo Server’s', () => {
  const codes = sources.flatMap(codesIn);
  expect(codes).toEqual(expect.arrayContaining(['GATEWAY_TIMEOUT', 'RATE_LIMITED', 'NOT_FOUND']));
  const known = new Set<string>([...ERROR_CODES, ...Object.values(ApolloServerErrorCode)]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});
