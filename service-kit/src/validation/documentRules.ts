import {
  ExecutableDefinitionsRule,
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  type GraphQLError,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  MaxIntrospectionDepthRule,
  NoFragmentCyclesRule,
  ScalarLeafsRule,
  UniqueArgumentNamesRule,
  UniqueDirectivesPerLocationRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  type ValidationRule,
  VariablesAreInputTypesRule,
} from 'graphql';

import { NoUnusedFragments } from './rules/NoUnusedFragments.ts';
import { OverlappingFields } from './rules/OverlappingFields.ts';
import { PossibleFragmentSpreads } from './rules/PossibleFragmentSpreads.ts';
import { RequiredArguments } from './rules/RequiredArguments.ts';
import { SingleFieldSubscriptions } from './rules/SingleFieldSubscriptions.ts';
import { Values } from './rules/Values.ts';
import { Variables } from './rules/Variables.ts';

export interface DocumentRule {
  readonly rule: ValidationRule;
  /**
   * What its errors say where the schema is not to be told: nothing but what the client wrote itself. Undefined where they say
   * no more anyway.
   */
  readonly message?: (error: GraphQLError) => string;
}

/**
 * The rules that documents must satisfy (GraphQL specification, section 5): graphql-js', except for those whose work grows faster
 * than the document, or whose messages repeat values. Each takes its place among graphql-js' `specifiedRules`.
 */
export const documentRules: readonly DocumentRule[] = [
  { rule: ExecutableDefinitionsRule },
  { rule: UniqueOperationNamesRule },
  { rule: LoneAnonymousOperationRule },
  { rule: SingleFieldSubscriptions },
  { rule: KnownTypeNamesRule },
  { rule: FragmentsOnCompositeTypesRule },
  { rule: VariablesAreInputTypesRule },
  { rule: ScalarLeafsRule, message: leafMessage },
  { rule: FieldsOnCorrectTypeRule, message: (error) => `Cannot query ${lowered(subjectOf(error))} here.` },
  { rule: UniqueFragmentNamesRule },
  { rule: KnownFragmentNamesRule },
  { rule: NoUnusedFragments },
  { rule: PossibleFragmentSpreads, message: (error) => `${subjectOf(error)} cannot be spread here.` },
  { rule: NoFragmentCyclesRule },
  { rule: UniqueVariableNamesRule },
  { rule: Variables, message: variableMessage },
  { rule: KnownDirectivesRule },
  { rule: UniqueDirectivesPerLocationRule },
  { rule: KnownArgumentNamesRule, message: (error) => `Unknown ${lowered(subjectOf(error))}.` },
  { rule: UniqueArgumentNamesRule },
  { rule: Values, message: valueMessage },
  { rule: RequiredArguments, message: (error) => `${subjectOf(error)} lacks a required argument.` },
  { rule: OverlappingFields, message: overlapMessage },
  { rule: UniqueInputFieldNamesRule },
  { rule: MaxIntrospectionDepthRule },
];

/** The node of an error, by the name that the client gave it. */
function subjectOf({ nodes: [node] = [] }: GraphQLError): string {
  switch (node?.kind) {
    case Kind.FIELD:
      return `Field "${node.name.value}"`;
    case Kind.ARGUMENT:
      return `Argument "${node.name.value}"`;
    case Kind.DIRECTIVE:
      return `Directive "@${node.name.value}"`;
    case Kind.FRAGMENT_SPREAD:
      return `Fragment "${node.name.value}"`;
    default:
      return 'Fragment';
  }
}

function lowered(subject: string): string {
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;
}

function leafMessage(error: GraphQLError): string {
  const [node] = error.nodes ?? [];
  const isSelected = node?.kind === Kind.FIELD && node.selectionSet !== undefined;
  return `${subjectOf(error)} must ${isSelected ? 'not ' : ''}have a selection of subfields.`;
}

/** Only the errors of a position name a type that the client did not write: they have two nodes, the variable's definition first. */
function variableMessage({ message, nodes = [] }: GraphQLError): string {
  const [definition] = nodes;
  const isPosition = definition?.kind === Kind.VARIABLE_DEFINITION && nodes.length === 2;
  return isPosition ? `Variable "$${definition.variable.name.value}" is of a type that is not allowed here.` : message;
}

function valueMessage({ nodes: [node] = [], extensions }: GraphQLError): string {
  if (node?.kind === Kind.OBJECT_FIELD) return `Field "${node.name.value}" is not defined here.`;
  if (extensions['argumentPath'] !== undefined) return 'A required field was not provided.';
  return 'This value is not valid here.';
}

function overlapMessage({ nodes: [node] = [] }: GraphQLError): string {
  const key = node?.kind === Kind.FIELD ? (node.alias ?? node.name).value : '';
  return `Fields "${key}" conflict. Use different aliases on the fields to fetch both if this was intentional.`;
}
