import type { AnswerError } from '../checking/Answer.ts';
import { isAbove, type Oddity, type Path } from './Oddity.ts';
import type { StockCase } from './StockCase.ts';

/** A kind of difference that is known; docs/differences-from-apollo-gateway.md says why this gateway is right. */
export interface AllowedDifference {
  /** As the documentation calls it. */
  readonly name: string;
  /** Whether all else that is odd about the answer may follow from it. */
  readonly spreads: boolean;
  explains(oddity: Oddity, stock: StockCase): boolean;
}

export const allowedDifferences: readonly AllowedDifference[] = [
  spreading('a variable named `representations`', (_, { answer }) =>
    answer.errors.some(({ message }) => message === 'Variables cannot contain key "representations"'),
  ),
  question('fields under one key that do not go together', /was sent an invalid document: Fields ".*" conflict/s),
  question(
    'a variable where its type does not fit',
    /was sent an invalid document: Variable ".*" of type ".*" used in/s,
  ),
  question('a field without what it requires', /without what it requires$/),
  question('a field that the subgraph does not resolve', /which it does not resolve$/),
  question('an entity that there is not', /was sent (?:a \w+ that there is not|a representation without a key): /),
  crash('no plan for an interface object', /should have an edge from .* for __typename/s),
  crash('an exception instead of an answer', /\/@apollo\/(?:query-planner|federation-internals|gateway)\//),
  atPlace('mutations in another order', (path, stock) => stock.isCounted(path)),
  atPlace('a field with other values than it requires', (path, stock) => stock.isMisinformed(path)),
  atPlace('an alias that is the name of a key', (path, stock) => stock.isUnderAliasOfKey(path)),
  {
    name: 'an alias that is the name of a key',
    spreads: true,
    explains: (_, stock) =>
      stock.hasAliasOfKey && (stock.renamesKeys || stock.answer.errors.some(({ message }) => NO_VALUE.test(message))),
  },
  {
    name: 'an interface object without its type',
    spreads: false,
    explains: (oddity, stock) => isAbsence(oddity) && stock.involvesInterfaceObject,
  },
  {
    name: 'an interface object under the name of a type',
    spreads: false,
    explains: (oddity, stock) => oddity.kind === 'needless error' && stock.namesTypeOfInterfaceObject,
  },
  {
    name: 'fragments within fragments',
    spreads: false,
    explains: (oddity, stock) => oddity.kind === 'missing' && stock.isNarrowed(oddity.path),
  },
  atPlace('a field beside `@requires` of it with other arguments', (path, stock) =>
    stock.isRequiredWithArguments(path),
  ),
  { name: 'keys in another order', spreads: false, explains: ({ kind }) => kind === 'order' },
  {
    name: 'nulls without an error',
    spreads: false,
    explains: (oddity, { oracle }) =>
      oddity.kind === 'unexplained null' &&
      oracle.errors.some(({ path = [], message }) => isAbove(oddity.path, path) && UNTOLD.test(message)),
  },
  {
    name: 'nulls that do not go up',
    spreads: false,
    explains: (oddity, { oracle }) =>
      oddity.kind === 'value' &&
      oddity.expected === null &&
      typeof oddity.given === 'object' &&
      oracle.errors.some(({ path = [] }) => path.length > oddity.path.length && isAbove(oddity.path, path)),
  },
  {
    name: 'lists of lists from two subgraphs',
    spreads: false,
    explains: (oddity) => oddity.kind === 'value' && oddity.given === null && isInNestedList(oddity.path),
  },
  {
    name: 'an error at another place',
    spreads: false,
    explains: (oddity, { answer, oracle }) => {
      if (oddity.kind === 'needless error') return oracle.errors.some((error) => isSameError(error, oddity.error));
      if (oddity.kind !== 'unexplained null') return false;
      const reasons = oracle.errors.filter(({ path = [] }) => path.join().startsWith(oddity.path.join()));
      return reasons.some((reason) => answer.errors.some((error) => isSameError(error, reason)));
    },
  },
  {
    name: 'a subgraph that gives no answer',
    spreads: false,
    explains: (oddity) =>
      oddity.kind === 'extensions' &&
      oddity.expected?.['code'] === 'SUBREQUEST_HTTP_ERROR' &&
      oddity.error.extensions?.['code'] === undefined,
  },
  atPlace('a field that no fetch brings', (path, stock) => stock.isBroughtByNone(path)),
];

/** What stock says where data has something else than an object, a list or a value of the type in a place. */
const NO_VALUE = /^Invalid .*value .*(?:returned by subgraph|found for)|^Cannot use 'in' operator to search for/s;
/** What the oracle says of nulls that are made at the end, of values that subgraphs have given. */
const UNTOLD =
  /^(?:Enum ".*" cannot represent value|Abstract type ".*" was resolved to a type|Cannot return null for non-nullable)/s;
const NO_NULL = /^Cannot return null for non-nullable/;

function spreading(name: string, explains: AllowedDifference['explains']): AllowedDifference {
  return { name, spreads: true, explains };
}

function question(name: string, pattern: RegExp): AllowedDifference {
  return spreading(name, (oddity) => oddity.kind === 'question' && pattern.test(oddity.message));
}

function crash(name: string, pattern: RegExp): AllowedDifference {
  return spreading(name, (oddity) => oddity.kind === 'crash' && pattern.test(oddity.message));
}

/** A difference in the data or its errors that something at the place tells of, or below it where a null has gone up from. */
function atPlace(name: string, isPlace: (path: Path, stock: StockCase) => boolean): AllowedDifference {
  return {
    name,
    spreads: false,
    explains: (oddity, stock) => {
      const path = 'path' in oddity ? oddity.path : oddity.kind === 'needless error' ? oddity.error.path : undefined;
      if (!path || oddity.kind === 'order') return false;
      const nulls = stock.answer.errors.filter(
        ({ message, path: from = [] }) => NO_NULL.test(message) && isAbove(path, from),
      );
      return [path, ...nulls.map((error) => error.path ?? [])].some((place) => isPlace(place, stock));
    },
  };
}

function isAbsence(oddity: Oddity): boolean {
  if (oddity.kind === 'unexplained null') return true;
  return (oddity.kind === 'value' || oddity.kind === 'missing') && (oddity.given ?? null) === null;
}

function isInNestedList(path: Path): boolean {
  return path.some((step, at) => typeof step === 'number' && typeof path[at + 1] === 'number');
}

function isSameError(one: AnswerError, other: AnswerError): boolean {
  return one.message === other.message && isSamePlace(one.path ?? [], other.path ?? []);
}

/** Indices of lists aside, and names that the planner gives. */
function isSamePlace(one: Path, other: Path): boolean {
  const [names, otherNames] = [one, other].map((path) => path.filter((step) => typeof step === 'string'));
  return names!.join('.').replaceAll(/__alias_\d+/g, '') === otherNames!.join('.');
}
