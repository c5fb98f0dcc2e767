import { createSecureContext } from 'node:tls';

import { contextOptions } from '@online-books/service-kit/tls/Credentials';
import type { LiveCredentials } from '@online-books/service-kit/tls/LiveCredentials';
import { Dispatcher, Pool } from 'undici';

/**
 * A pool of TLS connections. When the credentials change, it opens new connections; the old ones close after their pending
 * responses, so that no connection outlives its certificate.
 */
export class CertificateReloadingPool extends Dispatcher {
  #pool: Pool;

  constructor(origin: string, options: Pool.Options, credentials: LiveCredentials) {
    super();
    const open = () => {
      const secureContext = createSecureContext(contextOptions(credentials.current));
      return new Pool(origin, { ...options, connect: { secureContext } });
    };
    this.#pool = open();
    credentials.onChange(() => {
      const old = this.#pool;
      this.#pool = open();
      void old.close();
    });
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    return this.#pool.dispatch(options, handler);
  }

  override close(): Promise<void> {
    return this.#pool.close();
  }
}
