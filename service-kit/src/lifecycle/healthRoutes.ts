import { jsonResponse, type Route } from '../http/HttpMessage.ts';
import { shareProbe } from '../probes/shareProbe.ts';

/** `starting` until everything is up, `draining` from SIGTERM on. */
export type LifecycleState = 'starting' | 'ready' | 'draining';

/** Whoever probes waits no longer than a few seconds, and is better told no. */
const PROBE_MS = 1_000;

/**
 * `/health/live`: the process answers. `/health/ready`: it is up, not draining, and what it needs (its database, its
 * supergraph) is there. Its body also has what `describe` returns.
 */
export function healthRoutes(
  state: () => LifecycleState,
  isReady: () => Promise<boolean>,
  describe: () => Readonly<Record<string, unknown>> = () => ({}),
): Record<string, Route> {
  const probe = shareProbe(isReady, PROBE_MS);
  return {
    '/health/live': () => jsonResponse(200, { status: 'live' }),
    '/health/ready': async () => {
      const status = state() !== 'ready' ? state() : (await probe()) ? 'ready' : 'unavailable';
      return jsonResponse(status === 'ready' ? 200 : 503, { status, ...describe() });
    },
  };
}
