import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parseType,
  print,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import { LITERAL_PREFIX } from './plannerSafe.ts';
import { restoreFetches } from './restoreFetches.ts';

export interface ExternalizedDocument {
  /** What a planner gets. */
  readonly document: DocumentNode;
  /** Puts the values back into the documents of a plan. */
  readonly restore: (plan: PlanNode | null) => PlanNode | null;
}

/** Characters that mean themselves in every string literal. */
const PLAIN_TEXT = /^[ !#-[\]-~]*$/;
const MAX_PLAIN_DIGITS = 9;

/**
 * Replaces by variables the values that planners change on the way, or might: strings with escapes or beyond ASCII, block strings, floats,
 * large integers. `echo(value: "\b")` is planned as `echo(value: $__literal_0)`, and the subgraph gets `echo(value: "\b")`. Default
 * values and directives of variables are put back as well.
 *
 * @param document one operation with its fragments, valid against the schema
 */
export function externalizeLiterals(document: DocumentNode, schema: GraphQLSchema): ExternalizedDocument {
  const values = new Map<string, ValueNode>();
  const names = new Map<string, string>();
  const added: VariableDefinitionNode[] = [];
  const types = new TypeInfo(schema);

  const toVariable = (value: ValueNode): VariableNode => {
    const type = String(types.getArgument()?.type ?? 'String');
    const key = `${type} ${print(value)}`;
    let name = names.get(key);
    if (name === undefined) {
      names.set(key, (name = `${LITERAL_PREFIX}${names.size}`));
      values.set(name, value);
      added.push({ kind: Kind.VARIABLE_DEFINITION, variable: variableNode(name), type: parseType(type) });
    }
    return variableNode(name);
  };

  const definitions: VariableDefinitionNode[] = [];
  let isChanged = false;
  const externalized = visit(
    document,
    visitWithTypeInfo(types, {
      Argument: (argument) =>
        isPlain(argument.value) ? undefined : { ...argument, value: toVariable(argument.value) },
      VariableDefinition(definition) {
        definitions.push(definition);
        const simple = simplified(definition);
        if (simple === definition) return false;
        isChanged = true;
        return simple;
      },
    }),
  );
  if (values.size === 0 && !isChanged) return { document, restore: (plan) => plan };
  return {
    document: withDefinitions(externalized, added),
    restore: (plan) => plan && restoreFetches(plan, { values, definitions }),
  };
}

/** Whether every planner writes a value as it reads it. */
function isPlain(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.STRING:
      return !value.block && PLAIN_TEXT.test(value.value);
    case Kind.INT:
      return value.value.length <= MAX_PLAIN_DIGITS;
    case Kind.FLOAT:
      return false;
    case Kind.LIST:
      return value.values.every(isPlain);
    case Kind.OBJECT:
      return value.fields.every((field) => isPlain(field.value));
    case Kind.VARIABLE:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
      return true;
  }
}

/** A variable with a default value may stand where null may not: without it, its type must say so. */
function simplified(definition: VariableDefinitionNode): VariableDefinitionNode {
  const { variable, type, defaultValue, directives = [] } = definition;
  const isKept = !defaultValue || isPlain(defaultValue);
  if (isKept && directives.length === 0) return definition;
  if (isKept) return { ...definition, directives: [] };
  const required = type.kind === Kind.NON_NULL_TYPE ? type : ({ kind: Kind.NON_NULL_TYPE, type } as const);
  return { kind: Kind.VARIABLE_DEFINITION, variable, type: required };
}

function withDefinitions(document: DocumentNode, added: readonly VariableDefinitionNode[]): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...added] }
      : definition,
  );
  return { ...document, definitions };
}

function variableNode(name: string): VariableNode {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}
