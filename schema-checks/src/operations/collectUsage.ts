import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  typeFromAST,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

import type { OperationUsage } from './OperationUsage.ts';

/**
 * What an operation uses of the schema that it was written for. What the schema does not know is ignored: such an operation fails
 * already.
 */
export function collectUsage(document: DocumentNode, schema: GraphQLSchema): OperationUsage {
  const usage = new UsageCollector(schema);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const variable of definition.variableDefinitions ?? []) usage.addVariable(variable);
  }
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const [parent, field, type] = [types.getParentType(), types.getFieldDef(), types.getType()];
        if (!parent || !field || field.name.startsWith('__')) return;
        usage.addField(parent, field.name);
        usage.addArguments(`${parent.name}.${field.name}`, node, field.args);
        if (type) usage.addOutput(getNamedType(type));
      },
      InlineFragment({ typeCondition }) {
        if (typeCondition) usage.addCondition(typeCondition.name.value);
      },
      FragmentDefinition({ typeCondition }) {
        usage.addCondition(typeCondition.name.value);
      },
      Directive(node: DirectiveNode) {
        usage.directives.add(`@${node.name.value}`);
      },
      ObjectValue() {
        const type = types.getInputType();
        if (type) usage.addSent(getNamedType(type));
      },
      EnumValue(node) {
        const type = types.getInputType();
        const named = type && getNamedType(type);
        if (isEnumType(named)) usage.enumValues.add(`${named.name}.${node.value}`);
      },
    }),
  );
  return usage;
}

class UsageCollector implements OperationUsage {
  readonly fields = new Set<string>();
  readonly outputTypes = new Set<string>();
  readonly fragmentTypes = new Set<string>();
  readonly givenArguments = new Set<string>();
  readonly omittedArguments = new Set<string>();
  readonly inputTypes = new Set<string>();
  readonly inputEnums = new Set<string>();
  readonly enumValues = new Set<string>();
  readonly directives = new Set<string>();
  readonly #schema: GraphQLSchema;
  /** Variables that a client may leave out. */
  readonly #optionalVariables = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  addVariable({ variable, type, defaultValue }: VariableDefinitionNode): void {
    const known = typeFromAST(this.#schema, type as NamedTypeNode);
    if (type.kind !== Kind.NON_NULL_TYPE && !defaultValue) this.#optionalVariables.add(variable.name.value);
    if (known) this.addSent(getNamedType(known));
  }

  addField(parent: GraphQLNamedType, field: string): void {
    this.outputTypes.add(parent.name);
    this.fields.add(`${parent.name}.${field}`);
    for (const type of this.#implementations(parent)) this.fields.add(`${type}.${field}`);
  }

  addArguments(field: string, node: FieldNode, definitions: readonly GraphQLArgument[]): void {
    const given = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument]));
    for (const { name, type } of definitions) {
      const coordinate = `${field}(${name}:)`;
      const argument = given.get(name);
      if (argument) this.givenArguments.add(coordinate);
      if (!argument || (!isNonNullType(type) && this.#mayBeAbsent(argument))) this.omittedArguments.add(coordinate);
    }
  }

  addOutput(type: GraphQLNamedType): void {
    this.outputTypes.add(type.name);
    for (const implementation of this.#implementations(type)) this.outputTypes.add(implementation);
  }

  addCondition(name: string): void {
    this.fragmentTypes.add(name);
    const type = this.#schema.getType(name);
    if (type) this.addOutput(type);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const contract of type.getInterfaces()) this.outputTypes.add(contract.name);
    }
  }

  /** A value of an input object may have any of its fields, and so any input object inside it. */
  addSent(type: GraphQLNamedType): void {
    if (isEnumType(type)) this.inputEnums.add(type.name);
    if (!isInputObjectType(type) || this.inputTypes.has(type.name)) return;
    this.inputTypes.add(type.name);
    for (const field of Object.values(type.getFields())) this.addSent(getNamedType(field.type));
  }

  #mayBeAbsent({ value }: ArgumentNode): boolean {
    if (value.kind === Kind.NULL) return true;
    return value.kind === Kind.VARIABLE && this.#optionalVariables.has(value.name.value);
  }

  #implementations(type: GraphQLNamedType): string[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(({ name }) => name) : [];
  }
}
