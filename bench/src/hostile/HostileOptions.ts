import path from 'node:path';
import { parseArgs } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { root } from '@online-books/tools/repository';

import type { HostileKind } from './HostileKind.ts';
import { kinds } from './kinds/kinds.ts';

export interface HostileOptions {
  readonly kinds: readonly HostileKind[];
  /** The folder of the built repository that is measured. */
  readonly checkout: string;
  /** What the run is called in the results. */
  readonly label: string;
  readonly phaseMs: number;
  /** Whether the results are printed as JSON, and nothing else is. */
  readonly json: boolean;
  readonly nodeFlags: readonly string[];
  /** Whether this is the complete run, whose results are written to docs/. */
  readonly isWhole: boolean;
}

/** @throws OperatorError that says what there is. */
export function readHostileOptions(args: string[]): HostileOptions {
  const { values } = parse(args);
  const wanted = values.kind.split(',').filter(Boolean);
  const unknown = wanted.filter((name) => !kinds.some((kind) => kind.name === name));
  if (unknown.length > 0) {
    const names = kinds.map(({ name }) => name).join(', ');
    throw new OperatorError(`Unknown kind ${unknown.join(', ')}. Known kinds: ${names}.`);
  }
  const phaseMs = Number(values['phase-ms']);
  if (!(phaseMs >= 0)) throw new OperatorError(`--phase-ms must be a number, not ${values['phase-ms']}.`);
  return {
    kinds: wanted.length === 0 ? kinds : kinds.filter(({ name }) => wanted.includes(name)),
    checkout: path.resolve(values.checkout),
    label: values.label,
    phaseMs,
    json: values.json,
    nodeFlags: values['node-flags'].split(' ').filter(Boolean),
    isWhole: wanted.length === 0,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        kind: { type: 'string', default: '' },
        checkout: { type: 'string', default: root },
        label: { type: 'string', default: 'now' },
        'phase-ms': { type: 'string', default: '400' },
        json: { type: 'boolean', default: false },
        'node-flags': { type: 'string', default: '--max-semi-space-size=64 --single-threaded-gc' },
      },
    });
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)} See bench/README.md.`);
  }
}
