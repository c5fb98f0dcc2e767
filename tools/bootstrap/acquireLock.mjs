import { createHash } from 'node:crypto';
import { lstatSync, unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Longer than a process is between binding its socket and listening. */
const BINDING_MS = 50;

/**
 * Takes a lock that ends with this process, however it ends: a listening Unix socket. A file with a process id in it would
 * outlive `kill -9`, and the id would one day be another process's.
 *
 * The sockets lie in /tmp, because their paths may have about 100 bytes only, and not in TMPDIR, which may differ between
 * two processes that must find the same lock.
 *
 * @param {string} subject what is locked, such as a folder's real path
 * @returns {Promise<{ release(): Promise<void> } | { owner: number }>} how to give it back, or the process that holds it
 * @throws OperatorError if it belongs to another user: whether it is still held is unknown
 */
export async function acquireLock(subject) {
  const socket = `/tmp/online-books-${createHash('sha256').update(subject).digest('hex').slice(0, 16)}.sock`;
  try {
    for (;;) {
      const server = await listen(socket);
      if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
      const found = lstatSync(socket, { bigint: true, throwIfNoEntry: false });
      const owner = (await ask(socket)) ?? (await delay(BINDING_MS).then(() => ask(socket)));
      if (owner !== null) return { owner };
      removeStale(socket, found);
    }
  } catch (error) {
    throw isDenied(error) ? anothersLock(socket) : error;
  }
}

/** @param {unknown} error */
function isDenied(error) {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

/**
 * An OperatorError by its name: the class is not built yet when the first lock is taken.
 *
 * @param {string} socket
 */
function anothersLock(socket) {
  const message = `The lock ${socket} is another user's. End what they run here; if that is nothing, remove the file.`;
  return Object.assign(new Error(message), { name: 'OperatorError' });
}

/**
 * @param {string} socket
 * @returns {Promise<?import('node:net').Server>} null when the socket's file exists
 */
function listen(socket) {
  return new Promise((resolve, reject) => {
    const server = createServer((client) => client.on('error', () => undefined).end(`${process.pid}`));
    server.unref();
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(socket, () => resolve(server));
  });
}

/**
 * @param {string} socket
 * @returns {Promise<number | null>} the process that listens, 0 when it does not say, null when none does
 */
function ask(socket) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const client = connect(socket, () => client.setTimeout(1_000, () => client.destroy()));
    client.on('data', (chunk) => (answer += chunk));
    client.on('close', () => resolve(Number(answer)));
    client.on('error', (error) => {
      if ('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')) resolve(null);
      else if ('code' in error && error.code === 'ECONNRESET') resolve(0);
      else reject(error);
    });
  });
}

/**
 * Removes a socket without a listener, unless another process has replaced it meanwhile.
 *
 * @param {string} socket
 * @param {import('node:fs').BigIntStats} [found]
 */
function removeStale(socket, found) {
  const now = lstatSync(socket, { bigint: true, throwIfNoEntry: false });
  if (now && now.ino === found?.ino && now.ctimeNs === found.ctimeNs) unlinkSync(socket);
}
