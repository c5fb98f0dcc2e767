import { connect as connectTcp, isIP, type Socket, type TcpSocketConnectOpts } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';

const CONNECT_TIMEOUT_MS = 10_000;
/** Detects peers that have vanished. */
const PROBE_AFTER_MS = 60_000;

/** What all connections to one origin share. */
export interface Origin {
  readonly hostname: string;
  readonly port: number;
  /** The credentials for TLS, or Node's defaults; null for plain TCP. */
  readonly tls: { readonly secureContext: SecureContext | undefined } | null;
}

export interface SocketListener {
  onConnect(): void;
  /** @param bytes the first ones of the socket's buffer; valid until this method returns */
  onBytes(bytes: Buffer): void;
  /** The server has ended the connection. */
  onEnd(): void;
  /** Called once, after everything else. @param error undefined if none was reported */
  onClose(error: Error | undefined): void;
  /** A TLS session that later connections may resume. */
  onSession(session: Buffer): void;
}

/**
 * Opens a connection. Node reads into the buffer of the socket, without the machinery of streams.
 *
 * @param session of an earlier connection
 */
export function openSocket(
  origin: Origin,
  buffer: Buffer,
  session: Buffer | undefined,
  listener: SocketListener,
): Socket {
  const { hostname, port, tls } = origin;
  const options: TcpSocketConnectOpts = {
    host: hostname,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_AFTER_MS,
    onread: {
      buffer,
      callback(length) {
        listener.onBytes(buffer.subarray(0, length));
        return true;
      },
    },
  };
  const socket = tls
    ? connectTls({
        ...options,
        ...tls,
        session,
        // RFC 6066, section 3: a server name is not an address.
        servername: isIP(hostname) ? '' : hostname,
        ALPNProtocols: ['http/1.1'],
      })
    : connectTcp(options);
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure = error;
    socket.destroy();
  };
  socket.setTimeout(CONNECT_TIMEOUT_MS, () => fail(new Error(`no connection within ${CONNECT_TIMEOUT_MS / 1_000} s`)));
  return socket
    .once(tls ? 'secureConnect' : 'connect', () => {
      socket.setTimeout(0);
      listener.onConnect();
    })
    .on('session', (latest: Buffer) => listener.onSession(latest))
    .on('end', () => listener.onEnd())
    .on('error', fail)
    .on('close', () => listener.onClose(failure));
}
