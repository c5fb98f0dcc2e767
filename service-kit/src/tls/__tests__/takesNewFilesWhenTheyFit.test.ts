import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';

import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';

import { LiveCredentials } from '../LiveCredentials.ts';
import { CertificateAuthority, type Issued } from './CertificateAuthority.ts';
import { Files } from './Files.ts';

let authority: CertificateAuthority;
let first: Issued;
let second: Issued;
beforeAll(async () => {
  authority = await CertificateAuthority.create();
  [first, second] = [await authority.issue({ dns: ['users'] }), await authority.issue({ dns: ['users'] })];
});

let files: Files;
let live: LiveCredentials;
let changes = 0;
let logged: Array<{ level: number; msg: string; reason?: string; expires?: string }> = [];
const logger = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance', 'hrtime'] });
  files = await Files.create();
  await files.write({ ...first, ca: authority.cert });
  live = await LiveCredentials.open({ files: files.all, logger });
  changes = 0;
  live.onChange(() => (changes += 1));
  logged = [];
});
afterEach(async () => {
  jest.useRealTimers();
  await files.remove();
});

/** Lets the files be looked at once. */
async function look(): Promise<void> {
  await jest.advanceTimersByTimeAsync(2_000);
  // When it is over, the next look is due.
  while (jest.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
}

test('a new certificate with its key is taken, and its end is logged', async () => {
  await files.write(second);
  await look();
  await look();
  expect([live.current.cert, live.current.key, changes]).toEqual([second.cert, second.key, 1]);
  expect(logged).toMatchObject([
    { level: 30, msg: 'TLS files reloaded', expires: new Date(live.current.expiresAt).toISOString() },
  ]);
});

test('files that stay as they are are nothing new', async () => {
  for (let looks = 0; looks < 3; looks += 1) await look();
  expect([changes, logged]).toEqual([0, []]);
});

test('files that are being written are not judged before they are whole', async () => {
  await files.write({ cert: '' });
  await look();
  await files.write({ cert: second.cert });
  await look();
  await files.write({ key: second.key });
  await look();
  expect([changes, logged]).toEqual([0, []]);
  await look();
  expect([live.current.key, changes]).toEqual([second.key, 1]);
});

test('a certificate is not taken before its key is there, which is told once', async () => {
  await files.write({ cert: second.cert });
  for (let looks = 0; looks < 4; looks += 1) await look();
  expect([live.current.cert, changes]).toEqual([first.cert, 0]);
  expect(logged).toMatchObject([{ level: 50, reason: expect.stringMatching(/^KEY: .* is not the key of/) }]);

  await files.write({ key: second.key });
  await look();
  await look();
  expect([live.current.cert, changes]).toEqual([second.cert, 1]);
});

test('files that vanish change nothing', async () => {
  await rm(files.pathOf('ca.crt'));
  await look();
  await look();
  expect(logged).toMatchObject([{ level: 50, reason: expect.stringMatching(/^CA: .* cannot be read: ENOENT/) }]);
  expect(live.current.ca).toBe(authority.cert);
});

test('an exchanged symbolic link is seen, as Kubernetes exchanges mounted Secrets', async () => {
  for (const [folder, { cert, key }] of Object.entries({ '..1': first, '..2': second })) {
    await mkdir(files.pathOf(folder));
    await writeFile(files.pathOf(`${folder}/tls.crt`), cert);
    await writeFile(files.pathOf(`${folder}/tls.key`), key);
  }
  await symlink('..1', files.pathOf('..data'));
  for (const name of ['tls.crt', 'tls.key']) {
    await rm(files.pathOf(name));
    await symlink(`..data/${name}`, files.pathOf(name));
  }
  await look();
  await look();
  expect([live.current.cert, changes]).toEqual([first.cert, 0]);

  await symlink('..2', files.pathOf('..data_tmp'));
  await rename(files.pathOf('..data_tmp'), files.pathOf('..data'));
  await look();
  await look();
  expect([live.current.cert, changes]).toEqual([second.cert, 1]);
});
