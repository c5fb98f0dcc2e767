import {
  getNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

import { type ExecutionError, MAX_ERRORS } from '../fetch/ExecutionError.ts';
import { isJsonObject, type Json, type JsonObject, ownValue, setOwnValue } from '../raw-json/Json.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { PlanExecution } from '../fetch/PlanExecution.ts';
import { coerceLeaf } from './coerceLeaf.ts';
import { FailedPaths } from './FailedPaths.ts';
import type { FetchedFieldIndex } from './FetchedFieldIndex.ts';
import { ErrorPathIndex } from './ErrorPathIndex.ts';
import type { ResponseShape, Selections, ShapeField } from './ResponseShape.ts';
import { keysTo, pathTo, type Place } from './Place.ts';

export interface ProjectionOptions {
  /** The API's schema. */
  readonly schema: GraphQLSchema;
  readonly shape: ResponseShape;
  readonly rootType: string;
  /** The fetches of the plan. */
  readonly fetches: readonly SubgraphFetch[];
  readonly coverage: FetchedFieldIndex;
}

export interface Projection {
  readonly data: JsonObject | null;
  /** The run's errors, at their places, and what else the data lacked or had wrong. */
  readonly errors: readonly ExecutionError[];
}

/**
 * Makes the answer of the merged data, where a value is not as the schema says: it becomes null, with an error, and a null
 * that may not be takes its parent along (GraphQL specification, section 6.4.4). A null whose reason is told already is not
 * reported again. Every error that concerns a field names it and, as far as it is known, its subgraph.
 */
export function projectWithErrors(run: PlanExecution, options: ProjectionOptions): Projection {
  const projector = new Projector(run, options);
  const data = projector.object(options.rootType, run.data, options.shape.root, null) ?? null;
  return { data, errors: projector.errors };
}

class Projector {
  readonly #options: ProjectionOptions;
  readonly #run: PlanExecution;
  readonly #known: ErrorPathIndex;
  readonly #failures: FailedPaths;
  readonly #faults: ExecutionError[] = [];
  /** How often a reason for a null was told or found. */
  #reasons = 0;

  constructor(run: PlanExecution, options: ProjectionOptions) {
    this.#options = options;
    this.#run = run;
    this.#known = new ErrorPathIndex(run.errors.filter((error) => !run.failures.has(error)));
    this.#failures = new FailedPaths(run, options.coverage);
  }

  get errors(): ExecutionError[] {
    return [...this.#run.errors.flatMap((error) => this.#failures.atItsPlaces(error)), ...this.#faults];
  }

  /** The object, or null where a field of it may not be null and is. */
  object(typename: string, data: JsonObject, selections: Selections, place: Place | null): JsonObject | null {
    const result: JsonObject = {};
    for (const field of this.#options.shape.fieldsOf(typename, selections)) {
      const key = 'key' in field ? field.key : '__typename';
      const value = this.#member(typename, data, field, { step: field.responseKey, key, within: place });
      if (value === undefined) return null;
      setOwnValue(result, field.responseKey, value);
    }
    return result;
  }

  #member(typename: string, data: JsonObject, field: ShapeField, place: Place): Json | undefined {
    switch (field.kind) {
      case 'Typename':
        if (isObjectType(this.#options.schema.getType(typename))) return typename;
        this.#missing(place, untold(typename));
        return undefined;
      case 'AbstractType':
        this.#missing(place.within ?? place, untold(typename));
        return undefined;
      case 'Removed':
        this.#reasons += 1;
        return field.isNullable ? null : undefined;
      case 'Introspection':
        return ownValue(data, field.key) ?? this.#withoutIntrospection(data, field, place);
      case 'Field':
        return this.#value(field.type, ownValue(data, field.key), field.selections, place);
    }
  }

  /** The schema is always there; a type of a name may be unknown. */
  #withoutIntrospection(data: JsonObject, { key }: { readonly key: string }, place: Place): null | undefined {
    if (ownValue(data, key) === null) return null;
    this.#missing(place, 'The schema was not introspected here.');
    return undefined;
  }

  /** The value, or undefined where it is null and may not be. */
  #value(
    outputType: GraphQLOutputType,
    source: Json | undefined,
    selections: Selections,
    place: Place,
  ): Json | undefined {
    const reasons = this.#reasons;
    if (source === undefined && this.#failures.take(keysTo(place), pathTo(place))) this.#reasons += 1;
    const value = this.#nullable(getNullableType(outputType), source ?? null, selections, place);
    if (value !== null || !isNonNullType(outputType)) return value;
    if (this.#reasons === reasons) this.#missing(place, 'This field may not be null, yet no subgraph answered it.');
    return undefined;
  }

  #nullable(type: GraphQLOutputType, source: Json, selections: Selections, place: Place): Json {
    if (source === null) return null;
    if (isLeafType(type)) return coerceLeaf(type, source) ?? this.#wrong(place, type);
    if (isListType(type)) return this.#list(type.ofType, source, selections, place);
    if (!isJsonObject(source)) return this.#wrong(place, type);
    const typename = isAbstractType(type) ? (source['__typename'] ?? type.name) : String(type);
    if (typeof typename !== 'string' || !this.#fits(typename, type)) return this.#wrong(place, type);
    // A union has no fields of its own, so that it is not known what to answer unless nothing is.
    const isUntold = isUnionType(type) && typename === type.name;
    if (isUntold && this.#options.shape.fieldsOf(typename, selections).length > 0) return this.#wrong(place, type);
    return this.object(typename, source, selections, place);
  }

  #list(itemType: GraphQLOutputType, source: Json, selections: Selections, place: Place): Json {
    if (!Array.isArray(source)) return this.#wrong(place, `[${String(itemType)}]`);
    const items = source.map((item, step) =>
      this.#value(itemType, item, selections, { step, key: null, within: place }),
    );
    return items.includes(undefined) ? null : (items as Json[]);
  }

  #fits(typename: string, expected: GraphQLOutputType): boolean {
    if (typename === String(expected)) return true;
    const { schema } = this.#options;
    const type = schema.getType(typename);
    return isAbstractType(expected) && isObjectType(type) && schema.isSubType(expected, type);
  }

  /** A value that is not what the schema says; its reason is always told. */
  #wrong(place: Place, expected: GraphQLOutputType | string): null {
    this.#fault(place, `The subgraph's value of this field is not of type ${String(expected)}.`);
    return null;
  }

  /** A value that is not there and must be; its reason is told unless it is known. */
  #missing(place: Place, message: string): void {
    if (!this.#known.explain(pathTo(place), this.#sourcesOf(place))) this.#fault(place, message);
  }

  #fault(place: Place, message: string): void {
    this.#reasons += 1;
    if (this.#faults.length >= MAX_ERRORS) return;
    const [serviceName] = this.#sourcesOf(place);
    const extensions = { code: 'RESPONSE_VALIDATION_FAILED', ...(serviceName && { serviceName }) };
    this.#faults.push({ message, path: pathTo(place), extensions });
  }

  /** The subgraphs that were to bring a field. */
  #sourcesOf(place: Place): string[] {
    const { fetches, coverage } = this.#options;
    const keys = keysTo(place);
    return fetches.filter((fetch) => coverage.covers(fetch, keys)).map(({ subgraph }) => subgraph);
  }
}

function untold(typename: string): string {
  return `The type of this object, a ${typename}, is not known.`;
}
