import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { ResponsePath } from '../fetch/ExecutionError.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { PlanExecution } from '../fetch/PlanExecution.ts';
import type { FetchedFieldIndex } from './FetchedFieldIndex.ts';

/** A failure that left more fields than this without a value is told once, without a place. */
const MAX_PLACES = 1_000;

/**
 * Finds out which fields of an answer failed fetches have left without a value, so that their errors can be told there: to a
 * client, a null without an error of its own means that there is nothing.
 */
export class FailedPaths {
  readonly #failures: ReadonlyArray<readonly [ExecutionError, SubgraphFetch]>;
  readonly #incomplete: readonly SubgraphFetch[];
  readonly #coverage: FetchedFieldIndex;
  readonly #places = new Map<ExecutionError, ResponsePath[]>();
  readonly #reasons = new Map<string, ExecutionError | undefined>();

  constructor({ failures, incomplete }: Pick<PlanExecution, 'failures' | 'incomplete'>, coverage: FetchedFieldIndex) {
    this.#failures = [...failures];
    this.#incomplete = [...incomplete];
    this.#coverage = coverage;
  }

  /** Whether a failure is why a field is missing, which then is one of its places. */
  take(keys: readonly string[], place: ResponsePath): boolean {
    const error = this.#reason(keys);
    if (!error) return false;
    const places = this.#places.get(error);
    if (!places) this.#places.set(error, [place]);
    else if (places.length <= MAX_PLACES) places.push(place);
    return true;
  }

  /** An error at all its places. */
  atItsPlaces(error: ExecutionError): readonly ExecutionError[] {
    const places = this.#places.get(error) ?? [];
    if (places.length === 0 || places.length > MAX_PLACES) return [error];
    return places.map((path) => ({ ...error, path }));
  }

  /** The items of lists have the same keys: their reason is found once. */
  #reason(keys: readonly string[]): ExecutionError | undefined {
    if (this.#failures.length === 0) return undefined;
    const text = JSON.stringify(keys);
    if (!this.#reasons.has(text)) this.#reasons.set(text, this.#behind(keys, new Set()));
    return this.#reasons.get(text);
  }

  /**
   * The failure of the fetch that was to bring a field or, where that was not sent for all entities, of one that was to bring
   * what it requires of them.
   *
   * @param asked the fetches whose requirements have been looked into
   */
  #behind(keys: readonly string[], asked: Set<SubgraphFetch>): ExecutionError | undefined {
    const own = this.#failures.find(([, fetch]) => this.#coverage.covers(fetch, keys));
    if (own) return own[0];
    for (const fetch of this.#incomplete) {
      if (asked.has(fetch) || !this.#coverage.covers(fetch, keys)) continue;
      asked.add(fetch);
      for (const required of this.#coverage.required(fetch)) {
        const error = this.#behind(required, asked);
        if (error) return error;
      }
    }
    return undefined;
  }
}
