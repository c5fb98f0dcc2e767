import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type VariableDefinitionNode,
} from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';
import { cut } from '../text/cut.ts';
import { variablePaths } from './argumentPaths.ts';
import { coerceValue, type Fault, Faults } from './coerceValue.ts';

export interface VariableCoercion {
  readonly schema: GraphQLSchema;
  readonly definitions: readonly VariableDefinitionNode[];
  /** The request's document, valid against the schema. It is read only to name the argument that a fault is in. */
  readonly document: DocumentNode;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether messages may name types and fields of the schema that the client did not write itself. */
  readonly exposesSchema: boolean;
}

export type CoercionResult =
  | { readonly coerced: Record<string, unknown>; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] };

/**
 * The values of a request's variables (GraphQL specification, CoerceVariableValues), or what is wrong with them: at most ten
 * errors, `BAD_USER_INPUT` with the path of the argument. The work is linear in the values. No message repeats a value.
 */
export function coerceVariables(coercion: VariableCoercion): CoercionResult {
  const { schema, definitions, inputs } = coercion;
  const coerced: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const found: Array<{ readonly definition: VariableDefinitionNode; readonly fault: Fault }> = [];
  const faults = new Faults();
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) faults.add({ path: [], kind: 'value', type: undefined });
    else if (Object.hasOwn(inputs, name)) coerced[name] = coerceValue(inputs[name], type, faults);
    else coerceMissing(definition, type, coerced, faults);
    for (const fault of faults.take()) found.push({ definition, fault });
    if (faults.isFull) break;
  }
  if (found.length === 0) return { coerced: { ...coerced } };
  const paths = variablePaths(coercion.document);
  return { errors: found.map(({ definition, fault }) => toError(definition, fault, paths, coercion.exposesSchema)) };
}

function coerceMissing(
  { variable, defaultValue }: VariableDefinitionNode,
  type: GraphQLInputType,
  coerced: Record<string, unknown>,
  faults: Faults,
): void {
  if (defaultValue) coerced[variable.name.value] = valueFromAST(defaultValue, type);
  else if (isNonNullType(type)) faults.add({ path: [], kind: 'missing' });
}

function toError(
  definition: VariableDefinitionNode,
  fault: Fault,
  paths: ReadonlyMap<string, ReadonlyArray<string | number>>,
  exposesSchema: boolean,
): GraphQLError {
  const name = definition.variable.name.value;
  const argumentPath = [...(paths.get(name) ?? [cut(name)]), ...fault.path];
  return new GraphQLError(`Variable "$${cut(name)}"${place(fault)} ${describe(fault, exposesSchema)}`, {
    nodes: definition,
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, argumentPath },
  });
}

function place({ path }: Fault): string {
  if (path.length === 0) return '';
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return `, at "${cut(steps.startsWith('.') ? steps.slice(1) : steps, 200)}",`;
}

/** The type of the variable itself stands in the client's own document. */
function describe(fault: Fault, exposesSchema: boolean): string {
  const isOwn = fault.path.every((step) => typeof step === 'number');
  switch (fault.kind) {
    case 'missing':
      return 'is required.';
    case 'null':
      return 'must not be null.';
    case 'value': {
      if (fault.reason !== undefined) return `is not valid: ${cut(fault.reason, 200)}`;
      return fault.type && (exposesSchema || isOwn) ? `is no value of type "${String(fault.type)}".` : 'is not valid.';
    }
    case 'depth':
      return 'is nested too deeply.';
    case 'unknownField':
      return `has an unknown field "${cut(fault.name)}".`;
    case 'missingField':
      return exposesSchema ? `lacks the required field "${fault.name}".` : 'lacks a required field.';
    case 'oneOf':
      return 'must have exactly one field, and that not null.';
  }
}
