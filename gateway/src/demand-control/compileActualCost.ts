import {
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';

import { CodeScope, readKey } from '../engine/codegen/CodeScope.ts';
import { isJsonObject, type JsonObject } from '../engine/raw-json/Json.ts';
import type { ResponseShape, Selections, ShapeField } from '../engine/response/ResponseShape.ts';
import { type Cost, sum, type Variables } from './Cost.ts';
import { compileInputCosts } from './compileInputCosts.ts';
import type { CostModel } from './CostModel.ts';
import { operationCost } from './operationCost.ts';

/** Computes the cost of an object in the response, with everything below it. */
type Counter = (object: unknown, variables: Variables) => number;

/** A field that costs something if its object is present. */
interface Member {
  readonly inputs: Cost;
  /** Code that adds the cost of the values of this field of `o` to `n`. */
  readonly code: string;
}

export interface ActualCostOptions {
  /** The supergraph's, with the directives. */
  readonly schema: GraphQLSchema;
  /** The API schema: decides which data is part of the response. */
  readonly apiSchema: GraphQLSchema;
  readonly model: CostModel;
}

/**
 * The actual cost of a response: the estimate's formula applied to the lists that were returned, by generated code. Visits only fields
 * that can cost anything: leaves only if they have a weight. Data that does not fit the schema costs nothing, since the response omits
 * it.
 */
export function compileActualCost(
  shape: ResponseShape,
  { schema, apiSchema, model }: ActualCostOptions,
): (data: JsonObject, variables: Variables) => number {
  const counters = new Map<Selections, Map<string, Counter>>();
  return objectCounter(schema.getRootType(shape.operationKind)!, shape.root, operationCost(shape.operationKind));

  function objectCounter(type: GraphQLObjectType, selections: Selections, weight: number): Counter {
    const key = `${type.name} ${weight}`;
    let known = counters.get(selections);
    if (!known) counters.set(selections, (known = new Map()));
    let counter = known.get(key);
    if (!counter) known.set(key, (counter = compileObjectCounter(type, selections, weight)));
    return counter;
  }

  function compileObjectCounter(type: GraphQLObjectType, selections: Selections, weight: number): Counter {
    const scope = new CodeScope<Counter>({});
    const members = shape.fieldsOf(type.name, selections).flatMap((field) => toMember(type, field, scope) ?? []);
    const own = sum([weight, ...members.map(({ inputs }) => inputs)]);
    const start = typeof own === 'number' ? String(own) : `${scope.add(own)}(x)`;
    const code = members.map((member) => member.code).join('');
    return scope.define('o,x', `if(typeof o!=='object'||o===null)return 0;let n=${start},v;${code}return n`);
  }

  function toMember(parent: GraphQLObjectType, shaped: ShapeField, scope: CodeScope<Counter>): Member | null {
    if (shaped.kind !== 'Field') return null;
    const { key, node, selections } = shaped;
    const field = parent.getFields()[node.name.value]!;
    const inputs = compileInputCosts(model, node, field);
    const type = getNamedType(field.type);
    const memberOf = (count: (value: string) => string) => ({
      inputs,
      code: `v=${readKey(key)};${addValue(field.type, 'v', count)}`,
    });
    if (!isCompositeType(type)) {
      const weight = model.fieldWeight(parent, field);
      return weight === 0 && inputs === 0 ? null : memberOf(() => String(weight));
    }
    const counterOf = (typename: string): Counter => {
      if (!isAnswered(typename, type)) return () => 0;
      const runtimeType = schema.getType(typename) as GraphQLObjectType;
      return objectCounter(runtimeType, selections, model.objectWeight(field, runtimeType));
    };
    const counter = scope.add(isObjectType(type) ? counterOf(type.name) : counterByType(counterOf));
    return memberOf((value) => `${counter}(${value},x)`);
  }

  /** Whether clients see objects of a type where another type is expected. */
  function isAnswered(typename: string, expected: GraphQLCompositeType): boolean {
    const type = apiSchema.getType(typename);
    const position = apiSchema.getType(expected.name);
    return (
      isObjectType(type) && (type === position || (isAbstractType(position) && apiSchema.isSubType(position, type)))
    );
  }
}

/** Compiles a type's counter for its first object: most types of a large operation never occur. */
function counterByType(counterOf: (typename: string) => Counter): Counter {
  const counters = new Map<string, Counter>();
  return (value, variables) => {
    if (!isJsonObject(value)) return 0;
    const typename = value['__typename'];
    // Plans fetch `__typename` only where it matters.
    if (typeof typename !== 'string') return 1;
    let counter = counters.get(typename);
    if (!counter) counters.set(typename, (counter = counterOf(typename)));
    return counter(value, variables);
  };
}

/**
 * Code that adds the cost of a value, or of each item for as many nested lists as its type has: data may be nested more deeply.
 */
function addValue(outputType: GraphQLOutputType, value: string, count: (value: string) => string): string {
  const type = getNullableType(outputType);
  if (!isListType(type)) return `if(${value}!=null)n+=${count(value)};`;
  const item = `${value}i`;
  return `if(Array.isArray(${value}))for(const ${item} of ${value}){${addValue(type.ofType, item, count)}}`;
}
