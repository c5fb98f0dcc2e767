import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  OperationTypeNode,
  type TypeDefinitionNode,
  visit,
} from 'graphql';

import type { ReportViolation } from './LintRule.ts';

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/** GraphOS' rules about what a schema is made of: unused types, enums by direction, deprecations, descriptions. */
export function checkStructure(document: DocumentNode, report: ReportViolation): void {
  const { input, output, named } = referencedTypes(document);
  let hasContact = false;
  for (const definition of document.definitions) {
    const directives = 'directives' in definition ? (definition.directives ?? []) : [];
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
      hasContact ||= directives.some(({ name }) => name.value === 'contact');
    }
    if (
      definition.kind === Kind.SCHEMA_DEFINITION &&
      !definition.operationTypes.some(({ operation }) => operation === OperationTypeNode.QUERY)
    ) {
      report('QUERY_DOCUMENT_DECLARATION', 'schema', 'The schema definition should name a query type.', definition);
    }
    if (!isTypeDefinitionNode(definition)) continue;
    const name = definition.name.value;
    const isEntity = directives.some((directive) => directive.name.value.endsWith('key'));
    if (!named.has(name) && !ROOT_TYPES.has(name) && !isEntity && !implementsAny(definition)) {
      report('DEFINED_TYPES_ARE_UNUSED', name, `Type "${name}" is not used.`, definition.name);
    }
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    if (input.has(name) && !output.has(name) && !name.endsWith('Input')) {
      const message = `Enum "${name}" is used as input and should end with "Input".`;
      report('ENUM_USED_AS_INPUT_WITHOUT_SUFFIX', name, message, definition.name);
    }
    if (output.has(name) && name.endsWith('Input')) {
      const message = `Enum "${name}" is used as output and should not end with "Input".`;
      report('ENUM_USED_AS_OUTPUT_DESPITE_SUFFIX', name, message, definition.name);
    }
  }
  if (!hasContact) {
    report(
      'CONTACT_DIRECTIVE_MISSING',
      'schema',
      'The schema should have the @contact directive.',
      document.definitions[0] ?? document,
    );
  }
  checkElements(document, report);
}

function implementsAny(definition: TypeDefinitionNode): boolean {
  return 'interfaces' in definition && (definition.interfaces?.length ?? 0) > 0;
}

function referencedTypes(document: DocumentNode) {
  const [input, output, named] = [new Set<string>(), new Set<string>(), new Set<string>()];
  visit(document, {
    NamedType(node, _key, parent, _path, ancestors) {
      const user = [...ancestors, ...(parent ? [parent] : [])].findLast(isTyped);
      named.add(node.name.value);
      if (user?.kind === Kind.FIELD_DEFINITION) output.add(node.name.value);
      if (user?.kind === Kind.INPUT_VALUE_DEFINITION) input.add(node.name.value);
    },
  });
  return { input, output, named };
}

function isTyped(node: ASTNode | readonly ASTNode[]): node is ASTNode {
  return 'kind' in node && (node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.INPUT_VALUE_DEFINITION);
}

/** Descriptions and deprecations of every element. */
function checkElements(document: DocumentNode, report: ReportViolation): void {
  const parents: string[] = [];
  const check = (coordinate: string, node: DescribedNode) => {
    if (!node.description) {
      report('ALL_ELEMENTS_REQUIRE_DESCRIPTION', coordinate, `"${coordinate}" should have a description.`, node.name);
    }
    const deprecated = node.directives?.find(({ name }) => name.value === 'deprecated');
    if (deprecated && !hasReason(deprecated)) {
      const message = `The deprecation of "${coordinate}" should have a reason.`;
      report('DEPRECATED_DIRECTIVE_MISSING_REASON', coordinate, message, deprecated);
    }
  };
  visit(document, {
    enter(node) {
      if (isTypeDefinitionNode(node)) {
        parents.push(node.name.value);
        check(node.name.value, node);
      } else if (node.kind === Kind.FIELD_DEFINITION) {
        parents.push(`${parents.at(-1) ?? ''}.${node.name.value}`);
        check(parents.at(-1)!, node);
      } else if (node.kind === Kind.ENUM_VALUE_DEFINITION) {
        check(`${parents.at(-1) ?? ''}.${node.name.value}`, node);
      } else if (node.kind === Kind.INPUT_VALUE_DEFINITION) {
        const parent = parents.at(-1) ?? '';
        check(parent.includes('.') ? `${parent}(${node.name.value}:)` : `${parent}.${node.name.value}`, node);
      } else if (node.kind === Kind.DIRECTIVE_DEFINITION) {
        return false;
      }
      return undefined;
    },
    leave(node) {
      if (isTypeDefinitionNode(node) || node.kind === Kind.FIELD_DEFINITION) parents.pop();
    },
  });
}

type DescribedNode = ASTNode & {
  readonly name: ASTNode;
  readonly description?: unknown;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
};

function hasReason(directive: ConstDirectiveNode): boolean {
  const reason = directive.arguments?.find(({ name }) => name.value === 'reason')?.value;
  return reason?.kind === Kind.STRING && reason.value.trim() !== '';
}
