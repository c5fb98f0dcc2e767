import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { type Service, startService } from '@online-books/tools/processes/startService';
import { inRepository } from '@online-books/tools/repository';
import { createTestDatabase, type TestDatabase } from '@online-books/tools/testing/createTestDatabase';
import { afterAll, beforeAll, describe } from '@jest/globals';

import { TcpProxy } from '../../faults/support/TcpProxy.ts';
import { PATH } from '../../support/environment.ts';

/** What a program said, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** What rover says with `--format json`. */
export interface RoverJson {
  readonly data: Record<string, unknown> & { readonly success?: boolean };
  readonly error: { readonly code: string | null; readonly message: string } | null;
}

/** The real rover, where npm has installed it: it is an optional dependency that exists for Linux on x64. */
export const roverProgram = findRover();

/** Rover's package exists for Linux on x64 only: elsewhere its tests are skipped, and their title says why. */
export const describeRover = roverProgram ? describe : describe.skip;
export const withRover = roverProgram
  ? 'rover'
  : 'rover (skipped: @apollo/rover-linux-x64 is not installed on this platform)';

function findRover(): string | null {
  try {
    const manifest = createRequire(inRepository('tools/package.json')).resolve('@apollo/rover-linux-x64/package.json');
    const program = path.join(path.dirname(manifest), 'rover');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Starts a registry with a database of its own for a test file. */
export function useRegistry(variables: Readonly<Record<string, string>> = {}) {
  let database: TestDatabase;
  let service: Service;
  let folder: string;
  let connection: TcpProxy;
  const keys = { publish: '', read: '' };

  function execute(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile(command, args, { env, cwd, maxBuffer: 32 * 1024 * 1024 }, (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
          output: stdout,
          errors: stderr,
        });
      });
    });
  }

  const address = () => service.url.replace(/\/graphql$/, '');

  /** The registry's command line. */
  const manage = (...args: string[]) =>
    execute(process.execPath, [inRepository('registry/dist/manage.js'), ...args], {
      DATABASE_URL: database.url,
      PATH,
    });

  /** Rover as a person runs it. */
  const rover = (args: readonly string[], key = keys.publish) =>
    execute(
      roverProgram ?? '',
      args,
      {
        HOME: folder,
        PATH,
        APOLLO_KEY: key,
        APOLLO_REGISTRY_URL: service.url,
        APOLLO_TELEMETRY_DISABLED: '1',
        APOLLO_ROVER_SKIP_UPDATE: '1',
        APOLLO_ELV2_LICENSE: 'accept',
        NO_COLOR: '1',
        RUST_BACKTRACE: '0',
      },
      folder,
    );

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'online-books-rover-'));
    database = await createTestDatabase('registry');
    const proxied = new URL(database.url);
    const port = await findFreePort();
    connection = new TcpProxy(port, Number(proxied.port));
    await connection.start();
    proxied.port = String(port);
    service = await startService({
      name: 'registry',
      program: inRepository('registry/dist/main.js'),
      port: await findFreePort(),
      environment: { NODE_ENV: 'test', LOG_LEVEL: 'warn', DATABASE_URL: proxied.href, UPLINK_DELAY: '1', ...variables },
    });
    keys.publish = (await manage('create-key', 'shop', 'ci', 'publish')).output.trim();
    keys.read = (await manage('create-key', 'shop', 'gateway', 'read')).output.trim();
  });

  afterAll(async () => {
    await service?.stop();
    await connection?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    keys,
    address,
    manage,
    rover,
    /** The service's way to its database: it can be cut. */
    database: { cut: () => connection.stop(), restore: () => connection.start() },
    /** Rover's answer as JSON, with its exit code. */
    async roverJson(args: readonly string[], key?: string): Promise<RoverJson & { code: number }> {
      const { code, output, errors } = await rover([...args, '--format', 'json'], key);
      try {
        return { ...(JSON.parse(output) as RoverJson), code };
      } catch {
        throw new Error(`rover said no JSON (exit code ${code}):\n${output}\n${errors}`);
      }
    },
    /** Writes a schema where rover reads it. */
    file(name: string, text: string): string {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    /** What is served, as rover fetches it. */
    async supergraph(variant = 'current'): Promise<string> {
      return (await rover(['supergraph', 'fetch', `shop@${variant}`])).output;
    },
    /** The lines of the command `launches`, newest first, with `*` at what is served. */
    async launches(variant = 'current'): Promise<string[]> {
      const { output } = await manage('launches', `shop@${variant}`);
      return output.trimEnd().split('\n');
    },
    /** Checks a schema of a subgraph. */
    check(name: string, sdl: string, variant = 'current') {
      const schema = this.file(`${name}-proposed.graphql`, sdl);
      return this.roverJson(['subgraph', 'check', `shop@${variant}`, '--name', name, '--schema', schema]);
    },
    /** Publishes a subgraph of `shop@<variant>`. */
    publish(name: string, sdl: string, variant = 'current') {
      const schema = this.file(`${name}.graphql`, sdl);
      const where = ['--schema', schema, '--routing-url', `http://${name}.example/graphql`];
      return this.roverJson(['subgraph', 'publish', `shop@${variant}`, '--name', name, ...where]);
    },
  };
}
