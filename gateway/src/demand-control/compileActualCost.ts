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

import { isJsonObject, type JsonObject } from '../execution/Json.ts';
import type { OperationShape, Selections, ShapeField } from '../execution/projection/OperationShape.ts';
import { type Cost, sum, type Variables } from './Cost.ts';
import { compileInputCosts } from './compileInputCosts.ts';
import type { CostModel } from './CostModel.ts';
import { operationCost } from './operationCost.ts';

/** What a value costs that was answered, with all below it: an object or a leaf, or a list of them. */
type Counter = (value: unknown, variables: Variables) => number;

/** A field that costs something when its object is there. */
interface Member {
  readonly key: string;
  readonly inputs: Cost;
  readonly count: Counter;
}

export interface ActualCostOptions {
  /** The supergraph's, where the directives are. */
  readonly schema: GraphQLSchema;
  /** What clients see: which of the data is answered. */
  readonly apiSchema: GraphQLSchema;
  readonly model: CostModel;
}

/**
 * What an answer has cost: the estimate's formula over the lists as they came. Only fields that can cost anything are looked
 * at, and leaves are not among them unless they have a weight. Data that does not fit the schema costs nothing: it is not
 * answered.
 */
export function compileActualCost(
  shape: OperationShape,
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
    const members = shape.fieldsOf(type.name, selections).flatMap((field) => toMember(type, field) ?? []);
    const own = sum([weight, ...members.map(({ inputs }) => inputs)]);
    return (value, variables) => {
      if (typeof value !== 'object' || value === null) return 0;
      let total = typeof own === 'number' ? own : own(variables);
      for (const { key, count } of members) total += count((value as JsonObject)[key], variables);
      return total;
    };
  }

  function toMember(parent: GraphQLObjectType, shaped: ShapeField): Member | null {
    if (shaped.kind !== 'Field') return null;
    const { key, node, selections } = shaped;
    const field = parent.getFields()[node.name.value]!;
    const inputs = compileInputCosts(model, node, field);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) {
      const weight = model.fieldWeight(parent, field);
      return weight === 0 && inputs === 0 ? null : { key, inputs, count: throughLists(field.type, () => weight) };
    }
    const counterOf = (typename: string): Counter => {
      if (!isAnswered(typename, type)) return () => 0;
      const runtimeType = schema.getType(typename) as GraphQLObjectType;
      return objectCounter(runtimeType, selections, model.objectWeight(field, runtimeType));
    };
    const count = isObjectType(type) ? counterOf(type.name) : counterByType(counterOf);
    return { key, inputs, count: throughLists(field.type, count) };
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

/** A type's counter is made when the first object of it comes along: most types of a large operation are never met. */
function counterByType(counterOf: (typename: string) => Counter): Counter {
  const counters = new Map<string, Counter>();
  return (value, variables) => {
    if (!isJsonObject(value)) return 0;
    const typename = value['__typename'];
    // Plans ask for types only where they matter.
    if (typeof typename !== 'string') return 1;
    let counter = counters.get(typename);
    if (!counter) counters.set(typename, (counter = counterOf(typename)));
    return counter(value, variables);
  };
}

/** Counts values that are in as many lists as their type says: data can be nested deeper than anybody can follow. */
function throughLists(outputType: GraphQLOutputType, count: Counter): Counter {
  const type = getNullableType(outputType);
  if (!isListType(type))
    return (value, variables) => (value === undefined || value === null ? 0 : count(value, variables));
  const countItem = throughLists(type.ofType, count);
  return (values, variables) => {
    if (!Array.isArray(values)) return 0;
    let total = 0;
    for (const value of values) total += countItem(value, variables);
    return total;
  };
}
