import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** A request that was sent before its client could know is still answered when it arrives within this time. In milliseconds. */
const ON_ITS_WAY_MS = 250;

/**
 * Follows the connections of a server, so that it can be ended without harm to anybody: no new connections, what is under way is
 * answered in full and says `Connection: close`, and every connection is closed as soon as nothing is under way on it.
 *
 * @param server before it listens
 * @returns ends it; resolves when the last connection is closed. What is still under way after `deadlineMs` is cut off.
 */
export function createDrain(server: Server): (deadlineMs: number) => Promise<void> {
  // Lists, and no sets: what a set outgrows goes on holding what was in it, until the oldest objects are collected.
  const connections = new Map<Socket, ServerResponse[]>();
  let stage: 'serving' | 'announcing' | 'closing' = 'serving';
  let onEmpty: (() => void) | undefined;

  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, []);
    socket.once('close', () => {
      connections.delete(socket);
      if (connections.size === 0) onEmpty?.();
    });
  });
  server.prependListener('request', ({ socket }, response) => {
    const underWay = connections.get(socket);
    underWay?.push(response);
    if (stage !== 'serving') announce(response);
    response.once('close', () => {
      underWay?.splice(underWay.indexOf(response), 1);
      if (stage === 'closing') closeIdle();
    });
  });

  function closeIdle(): void {
    for (const [socket, underWay] of connections) if (underWay.length === 0) socket.destroySoon();
  }

  return async (deadlineMs) => {
    stage = 'announcing';
    // Not the HTTP server's own close(), which destroys connections whose answers are written, but not sent yet.
    NetServer.prototype.close.call(server);
    // Of several on one connection the last: what comes after `Connection: close` is not read any more.
    for (const underWay of connections.values()) announce(underWay.at(-1));
    const announced = setTimeout(() => {
      stage = 'closing';
      closeIdle();
    }, ON_ITS_WAY_MS);
    const deadline = setTimeout(() => {
      for (const socket of connections.keys()) socket.destroy();
    }, deadlineMs);
    if (connections.size > 0) await new Promise<void>((resolve) => (onEmpty = resolve));
    clearTimeout(announced);
    clearTimeout(deadline);
  };
}

/** Where it is too late, the connection is closed once the answer is sent. */
function announce(response: ServerResponse | undefined): void {
  if (response && !response.headersSent) response.setHeader('connection', 'close');
}
