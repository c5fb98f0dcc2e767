import type { Answer, AnswerError } from './Answer.ts';

type Path = ReadonlyArray<string | number>;

/** What is wrong with an answer. The kind is what stays when a case is made smaller. */
export interface Fault {
  readonly kind: 'data' | 'unexplained null' | 'needless error' | 'extensions' | 'question' | 'crash';
  readonly message: string;
  /** Where in the answer, of a null. */
  readonly path?: Path;
  /** The error that is needless. */
  readonly error?: AnswerError;
}

/**
 * Holds an answer against the oracle's, on the same data.
 *
 * - The data is the same text, the order of its keys included.
 * - A null that an error of the oracle explains, by its path, has an error here: at it, above it, or below it.
 * - No error is at a value that is there. Others than those of the oracle there may be: where a field fails that a gateway
 *   needs for its own ends, such as one that another field requires. Its path is that of the field, which may be or lead
 *   through the client's name for the same field with other arguments, or for another field.
 *
 * @param ambiguous see `ambiguousKeys`
 */
export function findFaults(answer: Answer, oracle: Answer, ambiguous: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const given = JSON.stringify(answer.data);
  const expected = JSON.stringify(oracle.data);
  if (given !== expected) return [{ kind: 'data', message: `The data is\n${given}\nand should be\n${expected}` }];
  for (const { path } of oracle.errors) {
    const place = path && nullOnTheWay(oracle.data, path);
    if (place && !isExplained(place, answer.errors)) faults.push(unexplainedNull(place));
  }
  return [...faults, ...findNeedlessErrors(answer, ambiguous)];
}

/** The same where nothing fails: errors there are only where the oracle has some. */
export function findFaultsOfHealth(answer: Answer, oracle: Answer, ambiguous: ReadonlySet<string>): Fault[] {
  const needless = oracle.errors.length === 0 ? answer.errors.map(needlessError) : [];
  return [...findFaults(answer, oracle, ambiguous), ...needless];
}

/**
 * The same where one subgraph gives no answers, which the oracle knows nothing of: what is there is the same, and each null
 * that the oracle does not have has an error at it, above it, or below it.
 */
export function findFaultsOfOutage(answer: Answer, oracle: Answer, ambiguous: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const compare = (given: unknown, expected: unknown, path: Path): void => {
    if (given === null && expected !== null) {
      if (!isExplained(path, answer.errors)) faults.push(unexplainedNull(path));
    } else if (isComposite(given) && isComposite(expected)) {
      const keys = Object.keys(expected);
      if (Object.keys(given).join() !== keys.join()) faults.push(different(given, expected, path));
      else for (const [key, value] of Object.entries(expected)) compare(own(given, key), value, [...path, key]);
    } else if (given !== expected) {
      faults.push(different(given, expected, path));
    }
  };
  compare(answer.data, oracle.data, []);
  return [...faults, ...findNeedlessErrors(answer, ambiguous)];
}

function findNeedlessErrors({ data, errors }: Answer, ambiguous: ReadonlySet<string>): Fault[] {
  return errors
    .filter(({ path }) => !path?.some((step) => ambiguous.has(String(step))))
    .filter(({ path }) => path && !nullOnTheWay(data, path) && reaches(data, path))
    .map((error) => needlessError(error));
}

function needlessError(error: AnswerError): Fault {
  return { kind: 'needless error', message: `There is an error for nothing: ${JSON.stringify(error)}`, error };
}

function unexplainedNull(path: Path): Fault {
  return { kind: 'unexplained null', message: `There is no error for the null at ${path.join('.')}`, path };
}

function different(given: unknown, expected: unknown, path: Path): Fault {
  const message = `At ${path.join('.')} is ${JSON.stringify(given)} and should be ${JSON.stringify(expected)}`;
  return { kind: 'data', message };
}

/** Whether an error without a path, or with one that leads to, through or beyond a place tells of it. */
export function isExplained(place: Path, errors: readonly AnswerError[]): boolean {
  return errors.some(
    ({ path }) => !path || place.every((step, at) => at >= path.length || String(path[at]) === String(step)),
  );
}

/** The first null on a path through data. */
function nullOnTheWay(data: unknown, path: Path): Path | undefined {
  let value = data;
  for (const [at, step] of path.entries()) {
    if (value === null) return path.slice(0, at);
    if (!isComposite(value)) return undefined;
    value = own(value, step);
  }
  return value === null ? path : undefined;
}

function reaches(data: unknown, path: Path): boolean {
  let value = data;
  for (const step of path) value = isComposite(value) ? own(value, step) : undefined;
  return value !== undefined;
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function own(value: object, key: string | number): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
}
