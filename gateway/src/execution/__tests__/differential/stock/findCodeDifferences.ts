import type { Answer, AnswerError } from '../checking/Answer.ts';
import type { Oddity } from './Oddity.ts';

/** Errors that both answers have, by path and message, with other codes or service names. Without a path the message tells. */
export function findCodeDifferences(given: Answer, expected: Answer): Oddity[] {
  return given.errors.flatMap((error): Oddity[] => {
    const own = expected.errors.filter(
      ({ path, message }) => message === error.message && (!error.path || path?.join() === error.path.join()),
    );
    if (own.length === 0 || own.some((one) => isSame(one, error))) return [];
    return [{ kind: 'extensions', error, expected: own[0]!.extensions }];
  });
}

function isSame({ extensions: one }: AnswerError, { extensions: other }: AnswerError): boolean {
  return one?.['code'] === other?.['code'] && one?.['serviceName'] === other?.['serviceName'];
}
