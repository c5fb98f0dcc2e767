import { parseArgs } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import type { Contender } from './contenders/Contender.ts';
import { contenders } from './contenders/contenders.ts';
import type { VariantOptions } from './contenders/withVariants.ts';
import type { Workload } from './workloads/Workload.ts';
import { workloads } from './workloads/workloads.ts';

export interface Options {
  readonly workloads: readonly Workload[];
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly delayMs: number;
  readonly profile: boolean;
  readonly nodeFlags: readonly string[];
  /** What each contender is compared with. */
  readonly variants: VariantOptions;
  /** Whether this is the complete bench with default settings, whose results are written to docs/. */
  readonly isWhole: boolean;
}

/** With which this gateway's image runs it. */
const SHIPPED_FLAGS = '--max-semi-space-size=64 --single-threaded-gc';

/** @throws OperatorError that says what there is. */
export function readOptions(args: string[]): Options {
  const { values } = parse(args);
  const isWhole = args.length === 0;
  return {
    workloads: choose('workload', workloads, values.workload),
    contenders: choose('contender', contenders, values.contender),
    rounds: toNumber('rounds', values.rounds),
    seconds: toNumber('seconds', values.seconds),
    warmUpSeconds: toNumber('warm-up', values['warm-up']),
    delayMs: toNumber('delay', values.delay),
    profile: values.profile,
    nodeFlags: words(values['node-flags']),
    variants: {
      nodes: values.node.split(',').filter(Boolean),
      otherFlags: words(values['other-flags']),
      against: values.against,
    },
    isWhole,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        workload: { type: 'string', default: '' },
        contender: { type: 'string', default: '' },
        rounds: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '3' },
        'warm-up': { type: 'string', default: '3' },
        delay: { type: 'string', default: '0' },
        profile: { type: 'boolean', default: false },
        'node-flags': { type: 'string', default: SHIPPED_FLAGS },
        'other-flags': { type: 'string', default: '' },
        node: { type: 'string', default: '' },
        against: { type: 'string', default: '' },
      },
    });
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)} See bench/README.md.`);
  }
}

function toNumber(option: string, text: string): number {
  const number = Number(text);
  if (!(number >= 0)) throw new OperatorError(`--${option} wants a number, not ${text}.`);
  return number;
}

function words(text: string): readonly string[] {
  return text.split(' ').filter(Boolean);
}

/** All when none is named. */
function choose<Named extends { readonly name: string }>(
  option: string,
  all: readonly Named[],
  text: string,
): readonly Named[] {
  const wanted = text.split(',').filter(Boolean);
  const unknown = wanted.filter((name) => !all.some((candidate) => candidate.name === name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `There is no ${option} ${unknown.join(', ')}, but: ${all.map(({ name }) => name).join(', ')}.`,
    );
  }
  return wanted.length === 0 ? all : all.filter(({ name }) => wanted.includes(name));
}
