import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isCompositeType, isObjectType } from 'graphql';

import { isJsonObject, type JsonObject } from '../execution/Json.ts';
import type { OperationShape, Selections, ShapeField } from '../execution/projection/OperationShape.ts';
import { type Cost, sum, type Variables } from './Cost.ts';
import { compileInputCosts } from './compileInputCosts.ts';
import type { CostModel } from './CostModel.ts';
import { operationCost } from './operationCost.ts';

/** What a value costs that was answered, with all below it: an object, a leaf, nothing, or a list of them. */
type Counter = (value: unknown, variables: Variables) => number;

/** A field that costs something when its object is there. */
interface Member {
  readonly key: string;
  readonly inputs: Cost;
  readonly count: Counter;
}

/**
 * What an answer has cost: the estimate's formula over the lists as they came. Only fields that can cost anything are looked
 * at, and leaves are not among them unless they have a weight.
 *
 * @param schema the supergraph's
 */
export function compileActualCost(
  schema: GraphQLSchema,
  model: CostModel,
  shape: OperationShape,
): (data: JsonObject, variables: Variables) => number {
  return objectCounter(schema.getRootType(shape.operationKind)!, shape.root, operationCost(shape.operationKind));

  function objectCounter(type: GraphQLObjectType, selections: Selections, weight: number): Counter {
    const members = shape.fieldsOf(type.name, selections).flatMap((field) => toMember(type, field) ?? []);
    const own = sum([weight, ...members.map(({ inputs }) => inputs)]);
    const count: Counter = (value, variables) => {
      if (typeof value !== 'object' || value === null) return 0;
      if (Array.isArray(value)) return countEach(value, count, variables);
      let total = typeof own === 'number' ? own : own(variables);
      for (const member of members) total += member.count((value as JsonObject)[member.key], variables);
      return total;
    };
    return count;
  }

  function toMember(parent: GraphQLObjectType, shaped: ShapeField): Member | null {
    if (shaped.kind !== 'Field') return null;
    const { key, node, selections } = shaped;
    const field = parent.getFields()[node.name.value]!;
    const inputs = compileInputCosts(model, node, field);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) {
      const weight = model.fieldWeight(parent, field);
      return weight === 0 && inputs === 0 ? null : { key, inputs, count: leafCounter(weight) };
    }
    const counterOf = (typename: string): Counter => {
      const runtimeType = schema.getType(typename);
      // What is no object of the schema is not answered.
      if (!isObjectType(runtimeType)) return () => 0;
      return objectCounter(runtimeType, selections, model.objectWeight(field, runtimeType));
    };
    return { key, inputs, count: isObjectType(type) ? counterOf(type.name) : counterByType(counterOf) };
  }
}

function leafCounter(weight: number): Counter {
  const count: Counter = (value, variables) => {
    if (value === undefined || value === null) return 0;
    return Array.isArray(value) ? countEach(value, count, variables) : weight;
  };
  return count;
}

/** A type's counter is made when the first object of it comes along: most types of a large operation are never met. */
function counterByType(counterOf: (typename: string) => Counter): Counter {
  const counters = new Map<unknown, Counter>();
  const count: Counter = (value, variables) => {
    if (Array.isArray(value)) return countEach(value, count, variables);
    if (!isJsonObject(value)) return 0;
    const typename = value['__typename'];
    // Plans ask for types only where they matter.
    if (typeof typename !== 'string') return 1;
    let counter = counters.get(typename);
    if (!counter) counters.set(typename, (counter = counterOf(typename)));
    return counter(value, variables);
  };
  return count;
}

function countEach(values: readonly unknown[], count: Counter, variables: Variables): number {
  let total = 0;
  for (const value of values) total += count(value, variables);
  return total;
}
