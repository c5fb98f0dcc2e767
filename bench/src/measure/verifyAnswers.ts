import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { numbered, type Workload } from '../workloads/Workload.ts';
import { type Answer, requestOnce } from './requestOnce.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { RunningContender } from './startContender.ts';

/** Bodies of a workload that are compared; each with another number. */
const COMPARED = 20;
const AT_LEAST = 3;

/**
 * Holds every contender's answers against each other's: the same data, and errors where the workload is about them, nowhere
 * else. A figure of a wrong answer counts for nothing.
 *
 * @returns how long each contender's answers are, in bytes, on average
 * @throws OperatorError that shows where two contenders first differ
 */
export async function verifyAnswers(
  workload: Workload,
  running: readonly RunningContender[],
): Promise<ReadonlyMap<RunningContender, number>> {
  const count = Math.max(AT_LEAST, Math.min(COMPARED, workload.bodies.length));
  const bytes = new Map(running.map((contender) => [contender, 0]));
  for (let index = 0; index < count; index++) {
    const body = numbered(workload.bodies[index % workload.bodies.length]!, 1_000_001 + index);
    let expected: { by: string; json: string } | undefined;
    for (const gateway of running) {
      const { contender, url } = gateway;
      const answer = await requestOnce(url, body);
      checkErrors(workload, contender.title, answer);
      const json = canonicalJson(answer.data);
      expected ??= { by: contender.title, json };
      if (json !== expected.json) throw difference(workload, expected, { by: contender.title, json });
      bytes.set(gateway, bytes.get(gateway)! + Buffer.byteLength(answer.text) / count);
    }
  }
  return bytes;
}

function checkErrors({ name, withErrors = false }: Workload, title: string, { errors }: Answer): void {
  if (errors.length > 0 === withErrors) return;
  throw new OperatorError(
    `${name}: ${title} answers with ${errors.length} errors.\n${JSON.stringify(errors).slice(0, 1_000)}`,
  );
}

interface Claim {
  readonly by: string;
  readonly json: string;
}

function difference({ name }: Workload, one: Claim, other: Claim): OperatorError {
  let at = 0;
  while (one.json[at] === other.json[at]) at += 1;
  const excerpt = ({ by, json }: Claim) => `  ${by}: …${json.slice(Math.max(0, at - 200), at + 200)}…`;
  return new OperatorError([`${name}: answers differ.`, excerpt(one), excerpt(other)].join('\n'));
}
