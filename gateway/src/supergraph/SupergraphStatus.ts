import { createHash } from 'node:crypto';

import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import type { Logger } from 'pino';

import { SupergraphError } from './SupergraphError.ts';

/** Which supergraph is served since when, and why the last other one was rejected. */
export interface SupergraphReport {
  /** A prefix of the SHA-256 of its SDL; null before the first one. */
  readonly id: string | null;
  readonly source: string | null;
  /** ISO 8601. */
  readonly since: string | null;
  /** Null if none was rejected since the current one was applied. */
  readonly lastRejected: { readonly id: string; readonly at: string; readonly reason: string } | null;
}

/** Records and reports the life of the supergraph: one log line per change, metrics, and `report` for operators. */
export class SupergraphStatus {
  readonly #logger: Logger;
  readonly #updates = { applied: 0, rejected: 0 };
  #report: SupergraphReport = { id: null, source: null, since: null, lastRejected: null };

  constructor(metrics: MetricRegistry, logger: Logger) {
    this.#logger = logger;
    metrics.read(
      'gauge',
      { name: 'gateway_supergraph_info', help: 'The current supergraph, by a prefix of its SHA-256.' },
      () => (this.#report.id === null ? [] : [{ labels: { id: this.#report.id }, value: 1 }]),
    );
    metrics.read(
      'gauge',
      { name: 'gateway_supergraph_since_seconds', help: 'When the current supergraph was applied, in Unix time.' },
      () => (this.#report.since === null ? [] : [{ labels: {}, value: Date.parse(this.#report.since) / 1_000 }]),
    );
    metrics.read(
      'counter',
      { name: 'gateway_supergraph_updates_total', help: 'Supergraphs that the gateway received, by outcome.' },
      () => Object.entries(this.#updates).map(([outcome, value]) => ({ labels: { outcome }, value })),
    );
  }

  get report(): SupergraphReport {
    return this.#report;
  }

  /** @param source such as `file` */
  applied(sdl: string, source: string): void {
    this.#updates.applied += 1;
    const id = idOf(sdl);
    this.#report = { id, source, since: new Date().toISOString(), lastRejected: null };
    this.#logger.info({ supergraph: id, source }, 'serving the supergraph');
  }

  rejected(sdl: string, error: unknown): void {
    this.#updates.rejected += 1;
    const id = idOf(sdl);
    // Reports may be read by more people than the log: they do not say where the file is.
    const reason = error instanceof SupergraphError ? error.reason : String(error);
    this.#report = { ...this.#report, lastRejected: { id, at: new Date().toISOString(), reason } };
    this.#logger.error(
      { supergraph: id, reason, serving: this.#report.id },
      'supergraph rejected: the current one stays',
    );
  }
}

function idOf(sdl: string): string {
  return createHash('sha256').update(sdl).digest('hex').slice(0, 16);
}
