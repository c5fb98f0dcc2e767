import {
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

import type { LintRule, ReportViolation } from './LintRule.ts';

const CAMEL_CASE = /^_?[a-z][a-zA-Z0-9]*$/;
const PASCAL_CASE = /^_?[A-Z][a-zA-Z0-9]*$/;
const SCREAMING_SNAKE_CASE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const REST_VERB = /^(?:get|list|post|put|patch)(?=[A-Z]|$)/;

type TypeNode = TypeDefinitionNode | TypeExtensionNode;

interface Affixes {
  readonly word: string;
  readonly prefix: LintRule;
  readonly suffix: LintRule;
}

const AFFIXES: Readonly<Partial<Record<TypeNode['kind'], Affixes>>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: { word: 'Object', prefix: 'OBJECT_PREFIX', suffix: 'OBJECT_SUFFIX' },
  [Kind.INTERFACE_TYPE_DEFINITION]: { word: 'Interface', prefix: 'INTERFACE_PREFIX', suffix: 'INTERFACE_SUFFIX' },
  [Kind.ENUM_TYPE_DEFINITION]: { word: 'Enum', prefix: 'ENUM_PREFIX', suffix: 'ENUM_SUFFIX' },
};

/** GraphOS' rules about names. */
export function checkNames(document: DocumentNode, report: ReportViolation): void {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      const name = definition.name.value;
      if (!CAMEL_CASE.test(name)) {
        report(
          'DIRECTIVE_NAMES_SHOULD_BE_CAMEL_CASE',
          `@${name}`,
          `Directive "@${name}" should be in camelCase.`,
          definition.name,
        );
      }
    } else if (isTypeDefinitionNode(definition)) {
      checkTypeName(definition, report);
      checkMembers(definition, report);
    } else if (isTypeExtensionNode(definition)) {
      checkMembers(definition, report);
    }
  }
}

function checkTypeName(node: TypeDefinitionNode, report: ReportViolation): void {
  const name = node.name.value;
  if (!PASCAL_CASE.test(name)) {
    report('TYPE_NAMES_SHOULD_BE_PASCAL_CASE', name, `Type "${name}" should be in PascalCase.`, node.name);
  }
  if (name.startsWith('Type')) report('TYPE_PREFIX', name, `Type "${name}" should not start with "Type".`, node.name);
  if (name.endsWith('Type')) report('TYPE_SUFFIX', name, `Type "${name}" should not end with "Type".`, node.name);
  if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && !name.endsWith('Input')) {
    report('INPUT_TYPE_SUFFIX', name, `Input object "${name}" should end with "Input".`, node.name);
  }
  const affixes = AFFIXES[node.kind];
  if (!affixes) return;
  const { word, prefix, suffix } = affixes;
  if (name.startsWith(word)) report(prefix, name, `"${name}" should not start with "${word}".`, node.name);
  if (name.endsWith(word)) report(suffix, name, `"${name}" should not end with "${word}".`, node.name);
}

function checkMembers(node: TypeNode, report: ReportViolation): void {
  const type = node.name.value;
  if (node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION) {
    for (const { name } of node.values ?? []) {
      if (SCREAMING_SNAKE_CASE.test(name.value)) continue;
      const message = `Enum value "${name.value}" should be in SCREAMING_SNAKE_CASE.`;
      report('ENUM_VALUES_SHOULD_BE_SCREAMING_SNAKE_CASE', `${type}.${name.value}`, message, name);
    }
    return;
  }
  if (!('fields' in node)) return;
  for (const field of node.fields ?? []) {
    const coordinate = `${type}.${field.name.value}`;
    if (!CAMEL_CASE.test(field.name.value)) {
      report(
        'FIELD_NAMES_SHOULD_BE_CAMEL_CASE',
        coordinate,
        `Field "${coordinate}" should be in camelCase.`,
        field.name,
      );
    }
    if (field.kind === Kind.FIELD_DEFINITION) checkField(type, coordinate, field, report);
  }
}

function checkField(type: string, coordinate: string, field: FieldDefinitionNode, report: ReportViolation): void {
  if (type !== 'Mutation' && REST_VERB.test(field.name.value)) {
    report('RESTY_FIELD_NAMES', coordinate, `Field "${coordinate}" should not start with a verb.`, field.name);
  }
  for (const { name } of field.arguments ?? []) {
    if (CAMEL_CASE.test(name.value)) continue;
    const place = `${coordinate}(${name.value}:)`;
    report('INPUT_ARGUMENT_NAMES_SHOULD_BE_CAMEL_CASE', place, `Argument "${place}" should be in camelCase.`, name);
  }
}
