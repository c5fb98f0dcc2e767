import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { ResponsePath } from '../fetch/ExecutionError.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { PlanExecution } from '../fetch/PlanExecution.ts';
import type { FetchedFieldIndex } from './FetchedFieldIndex.ts';

/** A failure of more fields is reported once, without a path. */
const MAX_PATHS = 1_000;

/**
 * Finds the fields that failed fetches left without a value, so that their errors are reported at these: for a client, a null without
 * an error is a value.
 */
export class FailedPaths {
  readonly #failures: ReadonlyArray<readonly [ExecutionError, SubgraphFetch]>;
  readonly #incomplete: readonly SubgraphFetch[];
  readonly #fetchedFields: FetchedFieldIndex;
  readonly #paths = new Map<ExecutionError, ResponsePath[]>();
  readonly #reasons = new Map<string, ExecutionError | undefined>();

  constructor(
    { failures, incomplete }: Pick<PlanExecution, 'failures' | 'incomplete'>,
    fetchedFields: FetchedFieldIndex,
  ) {
    this.#failures = [...failures];
    this.#incomplete = [...incomplete];
    this.#fetchedFields = fetchedFields;
  }

  /** Whether a failure is the reason of a missing field. Records the field's path for it. */
  record(keys: readonly string[], path: ResponsePath): boolean {
    const error = this.#reason(keys);
    if (!error) return false;
    const paths = this.#paths.get(error);
    if (!paths) this.#paths.set(error, [path]);
    else if (paths.length <= MAX_PATHS) paths.push(path);
    return true;
  }

  /** An error, once for each of its paths. */
  withPaths(error: ExecutionError): readonly ExecutionError[] {
    const paths = this.#paths.get(error) ?? [];
    if (paths.length === 0 || paths.length > MAX_PATHS) return [error];
    return paths.map((path) => ({ ...error, path }));
  }

  /** The items of lists have the same keys: their reason is found once. */
  #reason(keys: readonly string[]): ExecutionError | undefined {
    if (this.#failures.length === 0) return undefined;
    const text = JSON.stringify(keys);
    if (!this.#reasons.has(text)) this.#reasons.set(text, this.#findReason(keys, new Set()));
    return this.#reasons.get(text);
  }

  /**
   * The failure of the fetch of a field or, where that fetch skipped entities, of a fetch of its required fields.
   *
   * @param visited the fetches whose required fields have been searched
   */
  #findReason(keys: readonly string[], visited: Set<SubgraphFetch>): ExecutionError | undefined {
    const own = this.#failures.find(([, fetch]) => this.#fetchedFields.covers(fetch, keys));
    if (own) return own[0];
    for (const fetch of this.#incomplete) {
      if (visited.has(fetch) || !this.#fetchedFields.covers(fetch, keys)) continue;
      visited.add(fetch);
      for (const required of this.#fetchedFields.required(fetch)) {
        const error = this.#findReason(required, visited);
        if (error) return error;
      }
    }
    return undefined;
  }
}
