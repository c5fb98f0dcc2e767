import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { inRepository, root } from '@online-books/tools/repository';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'online-books-schema-check-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const users = readFileSync(inRepository('subgraphs/users/schema.graphql'), 'utf8');

/** The command as CI runs it, with the committed supergraph as its base unless another is named. */
function check(...options: string[]): { code: number | null; output: string; errors: string } {
  const base = options.includes('--base') ? [] : ['--base', 'gateway/supergraph.graphql'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inRepository('tools/run.mjs'), 'checkSchema', ...base, ...options],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], NO_COLOR: '1' } },
  );
  return { code: status, output: stdout, errors: stderr };
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

test('what is committed passes against its own supergraph and its own commit', () => {
  for (const base of ['gateway/supergraph.graphql', 'HEAD']) {
    const { code, output } = check('--base', base);
    expect([code, lastLine(output)]).toEqual([0, expect.stringMatching(/^PASSED: /)]);
  }
});

describe('a removed field', () => {
  const schema = () => `users=${write('users.graphql', users.replace(/\n[^\n]*\n {2}since: DateTime!/, '\n'))}`;

  test('fails where a client operation selects it, with code, owner and operation, and exit code 1', () => {
    const operations = write('account.graphql', 'query Account { me { name since } }');
    const { code, output } = check('--schema', schema(), '--operations', operations);
    expect(output).toContain('FIELD_REMOVED  Field "User.since" was removed.  [users]');
    expect(output).toContain('broken: Account');
    expect([code, lastLine(output)]).toEqual([1, 'FAILED: 1 breaking change']);
  });

  test('passes where no operation of a manifest selects it, and says so', () => {
    const manifest = write('manifest.json', JSON.stringify({ operations: [{ id: 'a1', body: '{ me { name } }' }] }));
    const { code, output } = check('--schema', schema(), '--operations', manifest);
    expect(output).toContain('not used by any of 1 operation');
    expect(code).toBe(0);
  });

  test('is one document of JSON', () => {
    const { code, output } = check('--schema', schema(), '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      status: 'FAILED',
      operations: { changes: expect.arrayContaining([expect.objectContaining({ coordinate: 'User.since' })]) },
    });
  });
});

test('a schema that does not compose is annotated at its line', () => {
  const file = write('broken.graphql', users.replace('since: DateTime!', 'since: Nothing!'));
  const { code, output } = check('--schema', `users=${file}`, '--format', 'github');
  expect(output).toMatch(/^::error file=[^,]*broken\.graphql,line=\d+,col=\d+,title=INVALID_GRAPHQL::/m);
  expect(code).toBe(1);
});

test('a summary is Markdown', () => {
  const { output } = check('--format', 'markdown');
  expect(output).toContain('## Schema check passed');
});

describe('wrong usage', () => {
  test.each([
    [['--base', 'no-such-ref'], '--base'],
    [['--base', '--upload-pack=x'], '--base'],
    [['--format', 'xml'], '--format'],
    [['--schema', 'users'], '--schema'],
    [['--schema', 'users=/nowhere'], '--schema'],
    [['--operations', '/nowhere'], '--operations'],
    [['--surprise'], '--surprise'],
  ])('%j exits with code 2 and names the option', (options, named) => {
    const { code, errors } = check(...options);
    expect(errors).toContain(named);
    expect(errors).toContain('usage: npm run check:schema');
    expect(code).toBe(2);
  });

  test('a policy with an unknown rule exits with code 2', () => {
    const { code, errors } = check('--policy', write('policy.json', '{"lint":{"NO_RULE":"ERROR"}}'));
    expect([code, errors]).toEqual([2, expect.stringContaining('NO_RULE')]);
  });
});
