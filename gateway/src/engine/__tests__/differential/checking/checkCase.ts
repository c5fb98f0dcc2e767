import { type GraphQLError, parse } from 'graphql';

import { fromRawJson } from '../../../raw-json/writeRawJson.ts';
import { answerAsMonolith } from '../data/answerAsMonolith.ts';
import { World } from '../data/World.ts';
import type { Graph } from '../model/Graph.ts';
import { Random } from '../Random.ts';
import { ambiguousKeys } from './ambiguousKeys.ts';
import type { Answer } from './Answer.ts';
import type { Case } from './Case.ts';
import { findExtensionFaults } from './findExtensionFaults.ts';
import { type Fault, findFaults, findFaultsOfHealth, findFaultsOfOutage } from './findFaults.ts';
import type { Asked, GraphUnderTest, Serving } from './GraphUnderTest.ts';

/** How a case went. */
export interface Verdict {
  /** Null where no planner has a sound plan, and the operation was refused. */
  readonly answer: Answer | null;
  /** Why it was. */
  readonly refusal?: string | undefined;
  readonly oracle: Answer;
  readonly faults: readonly Fault[];
  /** What the subgraphs were asked. */
  readonly requests: readonly Asked[];
  /** Fields that were resolved with other values than they require, by name. */
  readonly misinformed: readonly string[];
  /** Differences that are allowed, by the names of their kinds. */
  readonly allowed?: readonly string[];
}

/** Answers an operation; with a reason where it refuses to. */
export type Answerer = (
  served: GraphUnderTest,
  operation: Case['operation'],
  serving: Serving,
) => Promise<Answer | { readonly refusal: string }>;

/** Asks this executor and the oracle, and compares. */
export async function checkCase(
  served: GraphUnderTest,
  { operation, world: options }: Omit<Case, 'model'>,
  answerer: Answerer = answerAsExecutor,
): Promise<Verdict> {
  const { graph } = served;
  const world = new World(graph, options);
  const fresh = (): Serving => ({
    world,
    counter: { count: 0 },
    violations: [],
    misinformed: [],
    requests: [],
    delays: new Random(options.seed),
  });
  const { document, operationName, variables } = operation;
  const result = await answerAsMonolith(graph, { document: parse(document), operationName, variables }, fresh());
  // As a client reads it: without prototypes and what JSON has not.
  const oracle = JSON.parse(JSON.stringify({ data: result.data ?? null, errors: result.errors ?? [] })) as Answer;
  const serving = fresh();
  let answered: Awaited<ReturnType<Answerer>>;
  try {
    answered = await answerer(served, operation, serving);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const { requests, misinformed } = serving;
    return { answer: null, oracle, faults: [{ kind: 'crash', message }], requests, misinformed };
  }
  const questions = [...new Set(serving.violations)].map((message): Fault => ({ kind: 'question', message }));
  const { requests, misinformed } = serving;
  if ('refusal' in answered)
    return { answer: null, refusal: answered.refusal, oracle, faults: questions, requests, misinformed };
  const faults = [...questions, ...compare(graph, { operation, world: options }, answered, oracle)];
  return { answer: answered, oracle, faults, requests, misinformed };
}

function compare(
  { index, model }: Graph,
  { operation, world: { failures } }: Omit<Case, 'model'>,
  answer: Answer,
  oracle: Answer,
): Fault[] {
  const ambiguous = ambiguousKeys(index, parse(operation.document));
  if (typeof failures === 'object') return findFaultsOfOutage(answer, oracle, ambiguous);
  if (failures === 'none') return findFaultsOfHealth(answer, oracle, ambiguous);
  return [...findFaults(answer, oracle, ambiguous), ...findExtensionFaults(answer, oracle, model.subgraphs, ambiguous)];
}

async function answerAsExecutor(
  { executor }: GraphUnderTest,
  { document, operationName, variables }: Case['operation'],
  serving: Serving,
): ReturnType<Answerer> {
  const result = await executor.execute({
    document: parse(document, { noLocation: true }),
    source: document,
    operationName,
    variables,
    context: serving,
  });
  if (result.kind === 'Executed')
    return { data: JSON.parse(fromRawJson(result.data)), errors: JSON.parse(JSON.stringify(result.errors)) };
  const [error] = result.errors;
  if (error && REFUSALS.has(String(error.extensions['code']))) return { refusal: reasonOf(error) };
  return { data: null, errors: JSON.parse(JSON.stringify(result.errors)) };
}

/** No plan is right, or planning has to wait for what takes too long. */
const REFUSALS: ReadonlySet<string> = new Set(['QUERY_PLANNING_FAILED', 'SERVICE_UNAVAILABLE']);

/** What the last planner said. */
function reasonOf({ message, originalError }: GraphQLError): string {
  return originalError?.message ?? message;
}
