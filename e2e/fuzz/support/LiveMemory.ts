import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { kill } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const SIGNAL = 'SIGUSR2';

/** Tells how much of a process's memory is in use once the collector has taken the rest: caches, and whatever leaks. */
export class LiveMemory {
  readonly #file = path.join(tmpdir(), `live-memory-${randomUUID()}`);

  /** What the process needs in its environment. */
  get environment(): Readonly<Record<string, string>> {
    const program = `
      import { writeFileSync } from 'node:fs';
      import { setFlagsFromString } from 'node:v8';
      import { runInNewContext } from 'node:vm';
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc');
      process.on('${SIGNAL}', () => {
        collect();
        setImmediate(() => {
          collect();
          const { heapUsed, external } = process.memoryUsage();
          writeFileSync(${JSON.stringify(this.#file)}, String(heapUsed + external) + ' bytes');
        });
      });`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
  }

  /** In MiB. */
  async of(pid: number): Promise<number> {
    await rm(this.#file, { force: true });
    kill(pid, SIGNAL);
    let bytes: string | undefined;
    while (bytes === undefined) {
      await delay(10);
      [, bytes] = /^(\d+) bytes$/.exec(await readFile(this.#file, 'utf8').catch(() => '')) ?? [];
    }
    await rm(this.#file);
    return Number(bytes) / 1024 / 1024;
  }
}
