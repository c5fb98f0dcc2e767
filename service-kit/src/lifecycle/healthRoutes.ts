import { jsonResponse, type Route } from '../http/HttpMessage.ts';

/** `starting` until everything is up, `draining` from SIGTERM on. */
export type LifecycleState = 'starting' | 'ready' | 'draining';

/**
 * `/health/live`: the process answers. `/health/ready`: it is up, not draining, and what it needs (its database, its
 * supergraph) is there.
 */
export function healthRoutes(state: () => LifecycleState, isReady: () => Promise<boolean>): Record<string, Route> {
  return {
    '/health/live': () => jsonResponse(200, { status: 'live' }),
    '/health/ready': async () => {
      const status = state() !== 'ready' ? state() : (await isReady().catch(() => false)) ? 'ready' : 'unavailable';
      return jsonResponse(status === 'ready' ? 200 : 503, { status });
    },
  };
}
