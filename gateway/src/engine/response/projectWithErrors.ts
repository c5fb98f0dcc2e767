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
import { type Path, toDataKeys, toResponsePath } from './Path.ts';

export interface ProjectionOptions {
  /** The API's schema. */
  readonly schema: GraphQLSchema;
  readonly shape: ResponseShape;
  readonly rootType: string;
  /** The fetches of the plan. */
  readonly fetches: readonly SubgraphFetch[];
  readonly fetchedFields: FetchedFieldIndex;
}

export interface Projection {
  readonly data: JsonObject | null;
  /** The errors of the execution with their paths, and one for each further missing or invalid value. */
  readonly errors: readonly ExecutionError[];
}

/**
 * Projects the merged data onto the response where a value does not fit the schema: the value becomes null, with an error, and a null
 * in a non-null position makes its parent null (GraphQL specification, section 6.4.4). A null that an error explains already is not
 * reported again. Each error of a field has its path and, where it is known, its subgraph.
 */
export function projectWithErrors(execution: PlanExecution, options: ProjectionOptions): Projection {
  const projector = new Projector(execution, options);
  const data = projector.object(options.rootType, execution.data, options.shape.root, null) ?? null;
  return { data, errors: projector.errors };
}

class Projector {
  readonly #options: ProjectionOptions;
  readonly #execution: PlanExecution;
  readonly #known: ErrorPathIndex;
  readonly #failures: FailedPaths;
  readonly #faults: ExecutionError[] = [];
  /** How many nulls were explained or reported. */
  #reasons = 0;

  constructor(execution: PlanExecution, options: ProjectionOptions) {
    this.#options = options;
    this.#execution = execution;
    this.#known = new ErrorPathIndex(execution.errors.filter((error) => !execution.failures.has(error)));
    this.#failures = new FailedPaths(execution, options.fetchedFields);
  }

  get errors(): ExecutionError[] {
    return [...this.#execution.errors.flatMap((error) => this.#failures.withPaths(error)), ...this.#faults];
  }

  /** The object, or null where a non-null field of it is null. */
  object(typename: string, data: JsonObject, selections: Selections, path: Path | null): JsonObject | null {
    const result: JsonObject = {};
    for (const field of this.#options.shape.fieldsOf(typename, selections)) {
      const key = 'key' in field ? field.key : '__typename';
      const value = this.#member(typename, data, field, { step: field.responseKey, key, prev: path });
      if (value === undefined) return null;
      setOwnValue(result, field.responseKey, value);
    }
    return result;
  }

  #member(typename: string, data: JsonObject, field: ShapeField, path: Path): Json | undefined {
    switch (field.kind) {
      case 'Typename':
        if (isObjectType(this.#options.schema.getType(typename))) return typename;
        this.#missing(path, unknownType(typename));
        return undefined;
      case 'AbstractType':
        this.#missing(path.prev ?? path, unknownType(typename));
        return undefined;
      case 'Removed':
        this.#reasons += 1;
        return field.isNullable ? null : undefined;
      case 'Introspection':
        return ownValue(data, field.key) ?? this.#missingIntrospection(data, field, path);
      case 'Field':
        return this.#value(field.type, ownValue(data, field.key), field.selections, path);
    }
  }

  /** `__schema` is never null; `__type` is null for an unknown name. */
  #missingIntrospection(data: JsonObject, { key }: { readonly key: string }, path: Path): null | undefined {
    if (ownValue(data, key) === null) return null;
    this.#missing(path, 'The schema was not introspected here.');
    return undefined;
  }

  /** The value, or undefined for a null in a non-null position. */
  #value(
    outputType: GraphQLOutputType,
    source: Json | undefined,
    selections: Selections,
    path: Path,
  ): Json | undefined {
    const reasons = this.#reasons;
    if (source === undefined && this.#failures.record(toDataKeys(path), toResponsePath(path))) this.#reasons += 1;
    const value = this.#nullable(getNullableType(outputType), source ?? null, selections, path);
    if (value !== null || !isNonNullType(outputType)) return value;
    if (this.#reasons === reasons) this.#missing(path, 'This field may not be null, yet no subgraph answered it.');
    return undefined;
  }

  #nullable(type: GraphQLOutputType, source: Json, selections: Selections, path: Path): Json {
    if (source === null) return null;
    if (isLeafType(type)) return coerceLeaf(type, source) ?? this.#invalid(path, type);
    if (isListType(type)) return this.#list(type.ofType, source, selections, path);
    if (!isJsonObject(source)) return this.#invalid(path, type);
    const typename = isAbstractType(type) ? (source['__typename'] ?? type.name) : String(type);
    if (typeof typename !== 'string' || !this.#fits(typename, type)) return this.#invalid(path, type);
    // Without the type of a union's object, its fields are unknown, unless none is selected.
    const isUnknown = isUnionType(type) && typename === type.name;
    if (isUnknown && this.#options.shape.fieldsOf(typename, selections).length > 0) return this.#invalid(path, type);
    return this.object(typename, source, selections, path);
  }

  #list(itemType: GraphQLOutputType, source: Json, selections: Selections, path: Path): Json {
    if (!Array.isArray(source)) return this.#invalid(path, `[${String(itemType)}]`);
    const items = source.map((item, step) => this.#value(itemType, item, selections, { step, key: null, prev: path }));
    return items.includes(undefined) ? null : (items as Json[]);
  }

  #fits(typename: string, expected: GraphQLOutputType): boolean {
    if (typename === String(expected)) return true;
    const { schema } = this.#options;
    const type = schema.getType(typename);
    return isAbstractType(expected) && isObjectType(type) && schema.isSubType(expected, type);
  }

  /** A value that does not fit its type: always reported. */
  #invalid(path: Path, expected: GraphQLOutputType | string): null {
    this.#fault(path, `The subgraph's value of this field is not of type ${String(expected)}.`);
    return null;
  }

  /** A missing value in a non-null position: reported unless another error explains it. */
  #missing(path: Path, message: string): void {
    if (!this.#known.explains(toResponsePath(path), this.#sourcesOf(path))) this.#fault(path, message);
  }

  #fault(path: Path, message: string): void {
    this.#reasons += 1;
    if (this.#faults.length >= MAX_ERRORS) return;
    const [serviceName] = this.#sourcesOf(path);
    const extensions = { code: 'RESPONSE_VALIDATION_FAILED', ...(serviceName && { serviceName }) };
    this.#faults.push({ message, path: toResponsePath(path), extensions });
  }

  /** The subgraphs that a field is fetched from. */
  #sourcesOf(path: Path): string[] {
    const { fetches, fetchedFields } = this.#options;
    const keys = toDataKeys(path);
    return fetches.filter((fetch) => fetchedFields.covers(fetch, keys)).map(({ subgraph }) => subgraph);
  }
}

function unknownType(typename: string): string {
  return `The type of this object, a ${typename}, is not known.`;
}
