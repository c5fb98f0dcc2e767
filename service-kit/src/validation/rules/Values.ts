import {
  type ASTVisitor,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLInputObjectType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  Kind,
  type ObjectValueNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';

import type { ErrorCode } from '../../errors/ErrorCode.ts';
import { DEEPEST, reasonOf } from '../coerceValue.ts';

/**
 * Literals fit their types (GraphQL specification, "Values of Correct Type", "Input Object Field Names", "Required Fields",
 * "All Variable Usages"). As graphql-js' rule judges it, but no message repeats a value. What is missing of an object has no
 * node of its own: `extensions.argumentPath` names it from the object on.
 */
export function Values(context: ValidationContext): ASTVisitor {
  return {
    Argument: ({ value }) => checkDepth(context, value),
    VariableDefinition: ({ defaultValue }) => (defaultValue ? checkDepth(context, defaultValue) : undefined),
    ListValue(node) {
      // The list's items have been taken for the type already.
      if (isListType(getNullableType(context.getParentInputType()))) return undefined;
      checkLeaf(context, node);
      return false;
    },
    ObjectValue(node) {
      const type = getNamedType(context.getInputType());
      if (!isInputObjectType(type)) {
        checkLeaf(context, node);
        return false;
      }
      checkObject(context, node, type);
      return undefined;
    },
    ObjectField(node) {
      const parent = getNamedType(context.getParentInputType());
      if (context.getInputType() || !isInputObjectType(parent)) return;
      report(context, node, `Field "${node.name.value}" is not defined by type "${parent.name}".`);
    },
    NullValue(node) {
      const type = context.getInputType();
      if (isNonNullType(type)) report(context, node, `Expected a value of type "${String(type)}", found null.`);
    },
    EnumValue: (node) => checkLeaf(context, node),
    IntValue: (node) => checkLeaf(context, node),
    FloatValue: (node) => checkLeaf(context, node),
    StringValue: (node) => checkLeaf(context, node),
    BooleanValue: (node) => checkLeaf(context, node),
  };
}

/** What descends into literals, here, in planners and in subgraphs, must not run out of stack. */
function checkDepth(context: ValidationContext, node: ValueNode): false | undefined {
  if (node.kind !== Kind.LIST && node.kind !== Kind.OBJECT) return undefined;
  let level: readonly ValueNode[] = [node];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) {
      const extensions = { code: 'BAD_USER_INPUT' satisfies ErrorCode };
      context.reportError(new GraphQLError('This value is nested too deeply.', { nodes: node, extensions }));
      return false;
    }
    level = level.flatMap((value) => {
      if (value.kind === Kind.LIST) return value.values;
      return value.kind === Kind.OBJECT ? value.fields.map((field) => field.value) : [];
    });
  }
  return undefined;
}

function checkObject(context: ValidationContext, node: ObjectValueNode, type: GraphQLInputObjectType): void {
  const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
  for (const field of Object.values(type.getFields())) {
    if (given.has(field.name) || !isRequiredInputField(field)) continue;
    const message = `Field "${type.name}.${field.name}" of required type "${String(field.type)}" was not provided.`;
    report(context, node, message, [field.name]);
  }
  if (!type.isOneOf) return;
  const [value] = given.values();
  if (given.size === 1 && value?.kind !== Kind.NULL) return;
  report(context, node, `OneOf Input Object "${type.name}" must specify exactly one key, and that non-null.`);
}

function checkLeaf(context: ValidationContext, node: ValueNode): void {
  const expected = context.getInputType();
  if (!expected) return;
  const type = getNamedType(expected);
  let reason: string | undefined;
  if (isLeafType(type)) {
    try {
      const parsed: unknown = isEnumType(type) ? type.parseLiteral(node, undefined, true) : type.parseLiteral(node);
      if (parsed !== undefined) return;
    } catch (error) {
      if (isScalarType(type)) reason = reasonOf(error, type);
    }
  }
  report(context, node, `Expected a value of type "${String(expected)}"${reason === undefined ? '' : `: ${reason}`}.`);
}

function report(
  context: ValidationContext,
  nodes: ValueNode | ({ readonly kind: Kind.OBJECT_FIELD } & object),
  message: string,
  argumentPath?: readonly string[],
): void {
  context.reportError(
    new GraphQLError(message, { nodes: nodes as ValueNode, ...(argumentPath && { extensions: { argumentPath } }) }),
  );
}
