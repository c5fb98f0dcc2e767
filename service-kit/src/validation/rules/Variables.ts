import {
  type ASTVisitor,
  getNamedType,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLType,
  isInputObjectType,
  isNonNullType,
  isNullableType,
  isTypeSubTypeOf,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type ValidationContext,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';

import { tooComplex } from '../tooComplex.ts';

/** A variable where it is used. */
interface Usage {
  readonly node: VariableNode;
  readonly type: GraphQLInputType | null | undefined;
  /** Whether the position has a default of its own. */
  readonly hasDefault: boolean;
  /** The input object that it is given a field of. */
  readonly parentType: GraphQLInputObjectType | undefined;
}

/** An operation or a fragment, with what stands in it. */
interface Definition {
  readonly usages: Usage[];
  readonly spreads: Set<string>;
}

/** Fragments and usages that the operations of a document may reach, each counted as often as it is reached. */
const MOST_REACHED = 50_000;

/**
 * All variables that an operation reaches are defined, all that it defines are used, and each where its type is allowed
 * (GraphQL specification, "All Variable Uses Defined", "All Variables Used", "All Variable Usages Are Allowed").
 *
 * Every operation is held against all fragments that it reaches. Documents with many of both are refused.
 */
export function Variables(context: ValidationContext): ASTVisitor {
  const operations: Array<readonly [OperationDefinitionNode, Definition]> = [];
  const fragments = new Map<string, Definition>();
  let current: Definition;
  let reached = 0;

  /** Undefined where there are too many. */
  function usagesReachedBy(definition: Definition): Usage[] | undefined {
    const usages: Usage[] = [];
    const visited = new Set<string>();
    const waiting = [definition];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      reached += 1 + next.usages.length + next.spreads.size;
      if (reached > MOST_REACHED) return undefined;
      for (const usage of next.usages) usages.push(usage);
      for (const name of next.spreads) {
        const fragment = fragments.get(name);
        if (!fragment || visited.has(name)) continue;
        visited.add(name);
        waiting.push(fragment);
      }
    }
    return usages;
  }

  return {
    OperationDefinition(node) {
      current = { usages: [], spreads: new Set() };
      operations.push([node, current]);
    },
    FragmentDefinition({ name }) {
      current = { usages: [], spreads: new Set() };
      // Of fragments of one name, graphql-js knows the last.
      fragments.set(name.value, current);
    },
    FragmentSpread: ({ name }) => void current.spreads.add(name.value),
    Variable(node, _key, parent) {
      const place = parent && 'kind' in parent ? parent : undefined;
      if (place?.kind === Kind.VARIABLE_DEFINITION) return;
      const object = place?.kind === Kind.OBJECT_FIELD ? getNamedType(context.getParentInputType()) : undefined;
      const parentType = isInputObjectType(object) ? object : undefined;
      const position =
        place?.kind === Kind.OBJECT_FIELD
          ? parentType?.getFields()[place.name.value]
          : place?.kind === Kind.ARGUMENT
            ? context.getArgument()
            : undefined;
      current.usages.push({
        node,
        type: context.getInputType(),
        hasDefault: position?.defaultValue !== undefined,
        parentType,
      });
    },
    Document: {
      leave() {
        for (const [operation, definition] of operations) {
          const usages = usagesReachedBy(definition);
          if (!usages) return context.reportError(tooComplex(operation));
          checkOperation(context, operation, usages);
        }
      },
    },
  };
}

function checkOperation(context: ValidationContext, operation: OperationDefinitionNode, usages: Iterable<Usage>): void {
  const definitions = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node]));
  const unused = new Set(operation.variableDefinitions);
  const types = new Map<VariableDefinitionNode, ReturnType<typeof typeFromAST>>();
  for (const node of definitions.values()) types.set(node, typeFromAST(context.getSchema(), node.type));
  const ofOperation = operation.name ? ` by operation "${operation.name.value}"` : '';
  for (const usage of usages) {
    const name = usage.node.name.value;
    const definition = definitions.get(name);
    if (definition) {
      unused.delete(definition);
      checkPosition(context, definition, types.get(definition), usage);
    } else {
      const nodes = [usage.node, operation];
      context.reportError(new GraphQLError(`Variable "$${name}" is not defined${ofOperation}.`, { nodes }));
    }
  }
  const inOperation = operation.name ? ` in operation "${operation.name.value}"` : '';
  for (const definition of unused) {
    const message = `Variable "$${definition.variable.name.value}" is never used${inOperation}.`;
    context.reportError(new GraphQLError(message, { nodes: definition }));
  }
}

function checkPosition(
  context: ValidationContext,
  definition: VariableDefinitionNode,
  given: GraphQLType | undefined,
  { node, type, hasDefault, parentType }: Usage,
): void {
  const schema = context.getSchema();
  if (!type || !given) return;
  const name = node.name.value;
  const nodes = [definition, node];
  // A default, of the variable or of the position, stands in for a missing value.
  const isDefaulted = hasDefault || (definition.defaultValue && definition.defaultValue.kind !== Kind.NULL);
  const needed = isNonNullType(type) && !isNonNullType(given) && isDefaulted ? type.ofType : type;
  if (!isTypeSubTypeOf(schema, given, needed)) {
    const message = `Variable "$${name}" of type "${String(given)}" used in position expecting type "${String(type)}".`;
    context.reportError(new GraphQLError(message, { nodes }));
  }
  if (parentType?.isOneOf && isNullableType(given)) {
    const message = `Variable "$${name}" is of type "${String(given)}" but must be non-nullable to be used for OneOf Input Object "${parentType.name}".`;
    context.reportError(new GraphQLError(message, { nodes }));
  }
}
