import type { Answer, AnswerError } from '../checking/Answer.ts';
import type { Graph } from '../model/Graph.ts';
import type { Oddity } from './Oddity.ts';

/**
 * Errors that both answers have, by path and message, with other codes or service names. Without a path the message tells. Where
 * several subgraphs resolve a field, either may have been asked.
 */
export function findCodeDifferences(given: Answer, expected: Answer, graph: Graph): Oddity[] {
  return given.errors.flatMap((error): Oddity[] => {
    const own = expected.errors.filter(
      ({ path, message }) => message === error.message && (!error.path || path?.join() === error.path.join()),
    );
    if (own.length === 0 || own.some((one) => isSame(one, error, graph))) return [];
    return [{ kind: 'extensions', error, expected: own[0]!.extensions }];
  });
}

function isSame({ message, extensions: one }: AnswerError, { extensions: other }: AnswerError, graph: Graph): boolean {
  const services = [one?.['serviceName'], other?.['serviceName']];
  const owners = ownersOf(message, graph);
  const mayBeEither = services.every((name) => typeof name === 'string' && owners.includes(name));
  return one?.['code'] === other?.['code'] && (services[0] === services[1] || mayBeEither);
}

/** The subgraphs that resolve the field of which a message tells. */
function ownersOf(message: string, { index }: Graph): readonly string[] {
  const [type = '', field = ''] = message
    .split(/[^\w.]/)
    .at(-1)!
    .split('.')
    .slice(-2);
  return index.fieldsOf(type).get(field)?.owners ?? [];
}
