import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { inRepository } from '../../repository.ts';
import { requireServerProgram } from '../requireServerProgram.ts';
import type { ServerProgram } from '../ServerProgram.ts';

const program: ServerProgram = { kind: 'mysql', server: '/somewhere/mysqld' };
const searchPath = process.env['PATH'];
let folder: string;
let reported: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'programs-'));
  reported = [];
  process.env['PATH'] = folder;
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.env['PATH'] = searchPath;
  await rm(folder, { recursive: true });
});

const log = () => path.join(folder, 'log');

/** Puts a shell script where programs are searched. */
async function provide(name: string, script: string): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

/** Finds the server after the package manager has installed it. */
async function find(): Promise<ServerProgram | null> {
  return (await readFile(log(), 'utf8').catch(() => '')).includes('installed') ? program : null;
}

const require = () => requireServerProgram((message) => reported.push(message), find);

test('it says what it installs, and installs servers that no service starts', async () => {
  await provide('sudo', 'shift; exec "$@"');
  await provide('apt-get', `echo "$@" >> ${log()}; [ "$1" = install ] && echo installed >> ${log()}; exit 0`);
  await expect(require()).resolves.toEqual(program);
  expect(reported).toEqual([expect.stringContaining('installing mariadb-server-core and mariadb-client-core')]);
  expect(await readFile(log(), 'utf8')).toContain(
    'install --yes --no-install-recommends mariadb-server-core mariadb-client-core',
  );
});

test('it fetches the package lists when the package is not known', async () => {
  await provide('sudo', 'shift; exec "$@"');
  await provide(
    'apt-get',
    `case "$1" in --version) ;; update) echo updated >> ${log()} ;; *) [ -e ${log()} ] && echo installed >> ${log()} ;; esac`,
  );
  await expect(require()).resolves.toEqual(program);
});

test('without a package manager it names the choices', async () => {
  await expect(require()).rejects.toThrow(/install MariaDB or MySQL.*docker compose .*USERS_DATABASE_URL/s);
  expect(reported).toEqual([]);
});

test('where sudo asks for a password it names the command that installs the server', async () => {
  await provide('sudo', 'exit 1');
  await provide('apt-get', '[ "$1" = --version ]');
  jest.spyOn(process, 'getuid').mockReturnValue(1000);
  const choices = require();
  await expect(choices).rejects.toThrow(/^ {2}- sudo apt-get install mariadb-server-core mariadb-client-core$/m);
});

test('the hint about containers names the secrets that they need', async () => {
  const message = await require().then(String, String);
  const [, secrets = '', start] = /^ {2}- node (\S+) compose\n {4}(docker compose .*)$/m.exec(message) ?? [];
  expect(existsSync(inRepository(secrets))).toBe(true);
  expect(await readFile(inRepository('.env.example'), 'utf8')).toContain(`#   ${start} `);
});

test('a failure shows the output of the package manager', async () => {
  await provide('sudo', 'shift; exec "$@"');
  await provide('apt-get', '[ "$1" = --version ] || { echo "Unable to locate package" >&2; exit 100; }');
  await expect(require()).rejects.toThrow('Unable to locate package');
});
