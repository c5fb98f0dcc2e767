import { canonical } from '../data/canonical.ts';
import { isTold } from '../data/World.ts';
import type { Answer, AnswerError } from './Answer.ts';
import type { Fault } from './findFaults.ts';

/**
 * Where an error is that of the oracle, by path and message, its extensions are what the resolver threw, with a code where
 * that had none and the name of a subgraph.
 *
 * @param ambiguous see `ambiguousKeys`
 */
export function findExtensionFaults(
  answer: Answer,
  oracle: Answer,
  subgraphs: readonly string[],
  ambiguous: ReadonlySet<string>,
): Fault[] {
  const expected = new Map(
    oracle.errors.filter(({ message }) => isTold(message)).map((error) => [placeOf(error), error]),
  );
  return answer.errors.flatMap((error): Fault[] => {
    const own = expected.get(placeOf(error));
    const field = error.path?.findLast((step) => typeof step === 'string');
    if (!own || (typeof field === 'string' && ambiguous.has(field))) return [];
    const { serviceName, ...rest } = error.extensions ?? {};
    const code = own.extensions?.['code'] ?? 'DOWNSTREAM_SERVICE_ERROR';
    const isRight =
      canonical(rest) === canonical({ ...own.extensions, code }) && subgraphs.includes(String(serviceName));
    if (isRight) return [];
    const message = `The extensions of ${JSON.stringify(error)} should be those of ${JSON.stringify(own)}`;
    return [{ kind: 'extensions', message, error }];
  });
}

/** Where an error is and what it says: as much as makes it the same error. */
export function placeOf({ path, message }: AnswerError): string {
  return JSON.stringify([path ?? [], message]);
}
