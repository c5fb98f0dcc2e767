import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Service } from '@online-books/tools/processes/startService';

const LEAST_PAUSE_MS = 50;

/** Something that can be killed and started again. */
interface Victim {
  readonly name: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Kills processes and starts them again, at random, now and then two at a time. */
export class Chaos {
  /** How often each was killed, by name. */
  readonly kills = new Map<string, number>();
  readonly #victims: ReadonlySet<Victim>;
  readonly #down = new Set<Victim>();
  /** Those whose turn is still to come: each is killed once before any is again. */
  #next = new Set<Victim>();

  constructor(services: readonly Service[], database: Victim) {
    this.#victims = new Set([...services.map(toVictim), database]);
  }

  /** Goes on until the signal, but not before each was killed once; resolves when all are there again. */
  async rage(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#killOneByOne(signal), this.#killOneByOne(signal)]);
  }

  async #killOneByOne(signal: AbortSignal): Promise<void> {
    while (!signal.aborted || this.kills.size < this.#victims.size) {
      await pause(randomInt(500, 5_000), signal);
      const victim = this.#choose();
      if (!victim) continue;
      this.#down.add(victim);
      await victim.kill();
      this.kills.set(victim.name, (this.kills.get(victim.name) ?? 0) + 1);
      await pause(randomInt(1_000), signal);
      await victim.start();
      this.#down.delete(victim);
    }
  }

  #choose(): Victim | undefined {
    if (this.#next.size === 0) this.#next = new Set(this.#victims);
    const candidates = [...this.#next].filter((victim) => !this.#down.has(victim));
    const victim = candidates[randomInt(Math.max(1, candidates.length))];
    if (victim) this.#next.delete(victim);
    return victim;
  }
}

function toVictim(service: Service): Victim {
  return {
    name: service.name,
    async kill() {
      service.kill('SIGKILL');
      while (service.isRunning()) await delay(10);
    },
    start: () => service.start(),
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => delay(LEAST_PAUSE_MS));
}
