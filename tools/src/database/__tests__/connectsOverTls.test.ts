import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databaseErrorMessage } from '@online-books/service-kit/database/databaseErrorMessage';

import { CertificateAuthority } from '../../../../service-kit/src/tls/__tests__/CertificateAuthority.ts';
import { requireServerProgram } from '../requireServerProgram.ts';
import { type DatabaseServer, startServer } from '../startServer.ts';
import { withConnection } from '../withConnection.ts';

let folder: string;
const servers: DatabaseServer[] = [];

/** One server has a certificate for 127.0.0.1, the other one for another name. Both are five hours ahead of UTC. */
let right: DatabaseServer;
let misnamed: DatabaseServer;

const fileOf = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'tls-')));
  const authority = await CertificateAuthority.create();
  await writeFile(fileOf('ca.crt'), authority.cert);
  await writeFile(fileOf('other-ca.crt'), (await CertificateAuthority.create('other')).cert);
  const serve = async (name: string, wish: Parameters<CertificateAuthority['issue']>[0]) => {
    const { cert, key } = await authority.issue({ usage: 'server', ...wish });
    await writeFile(fileOf(`${name}.crt`), cert);
    await writeFile(fileOf(`${name}.key`), key);
    await mkdir(fileOf('logs'), { recursive: true });
    const server = await startServer({
      program: await requireServerProgram(() => undefined),
      folder: fileOf(name),
      adminPassword: 'admin',
      logFile: fileOf(`logs/${name}.log`),
      durable: false,
      moreArguments: [
        `--ssl-ca=${fileOf('ca.crt')}`,
        `--ssl-cert=${fileOf(`${name}.crt`)}`,
        `--ssl-key=${fileOf(`${name}.key`)}`,
        '--default-time-zone=+05:00',
        '--sql-mode=',
      ],
    });
    servers.push(server);
    await withConnection(server.adminUrl, (admin) =>
      admin.query("CREATE USER 'secure'@'%' IDENTIFIED BY 'secret' REQUIRE SSL"),
    );
    return server;
  };
  right = await serve('right', { ips: ['127.0.0.1'] });
  misnamed = await serve('misnamed', { dns: ['database.example'] });
}, 60_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(folder, { recursive: true });
});

function urlOf({ port }: DatabaseServer, parameters: string): string {
  const filled = parameters.replaceAll(/\{([\w-]+)\}/g, (_, file: string) => fileOf(`${file}.crt`));
  return `mysql://secure:secret@127.0.0.1:${port}/?${filled}`;
}

/** @param parameters of the URL, with the names of certificate files in braces */
const cipherOf = (name: string, parameters: string) =>
  withConnection(urlOf(name === 'right' ? right : misnamed, parameters), async (connection) => {
    const [row] = await connection.query<ReadonlyArray<{ Value: string }>>("SHOW STATUS LIKE 'Ssl_cipher'");
    return row!.Value;
  });

test.each([
  ['right', 'sslaccept=strict and the authority', 'sslaccept=strict&sslcert={ca}'],
  ['right', 'the authority alone', 'sslcert={ca}'],
  ['right', 'ssl-mode=VERIFY_IDENTITY', 'ssl-mode=VERIFY_IDENTITY&ssl-ca={ca}'],
  ['right', 'ssl=true', 'ssl=true&sslcert={ca}'],
  ['right', 'sslaccept=accept_invalid_certs', 'sslaccept=accept_invalid_certs'],
  ['right', 'ssl-mode=REQUIRED', 'ssl-mode=required'],
  ['misnamed', 'ssl-mode=VERIFY_CA', 'sslmode=verify_ca&sslcert={ca}'],
])('the %s server is accepted with %s', async (name, _, parameters) => {
  expect(await cipherOf(name, parameters)).toMatch(/\w/);
});

test.each([
  ['right', 'no TLS', ''],
  ['right', 'TLS switched off', 'ssl-mode=DISABLED'],
  ['right', 'another authority', 'sslaccept=strict&sslcert={other-ca}'],
  ['right', 'the authorities of Node', 'sslaccept=strict'],
  ['misnamed', 'a certificate of another name', 'sslaccept=strict&sslcert={ca}'],
  ['misnamed', 'a certificate of another name, by default', 'sslcert={ca}'],
])('the %s server is rejected with %s', async (name, _, parameters) => {
  const failure = cipherOf(name, parameters);
  await expect(failure.catch((error: unknown) => databaseErrorMessage(error))).resolves.toMatch(
    /Access denied|certificate|authorit|altnames/i,
  );
});

test('the session is in UTC and strict, whatever the server’s defaults are', async () => {
  await withConnection(right.adminUrl, async (connection) => {
    const [row] = await connection.query<ReadonlyArray<Record<string, string>>>(
      'SELECT @@session.time_zone AS zone, @@session.sql_mode AS mode, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW()) AS ahead',
    );
    expect(row).toMatchObject({ zone: '+00:00', mode: expect.stringContaining('STRICT_TRANS_TABLES') });
    expect(Number(row!['ahead'])).toBe(0);
    await connection.query('CREATE DATABASE strict');
    await connection.query('CREATE TABLE strict.narrow (text VARCHAR(3))');
    await expect(connection.query("INSERT INTO strict.narrow VALUES ('wide')")).rejects.toMatchObject({ errno: 1406 });
  });
});
