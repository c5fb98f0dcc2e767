import {
  type ConstDirectiveNode,
  type DocumentNode,
  type InputValueDefinitionNode,
  Kind,
  type NamedTypeNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';

import type { TagFilter } from './filterSupergraph.ts';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
const OF_THE_SUPERGRAPH = /^(?:join|link|core)__/;

/**
 * The coordinates of a supergraph that a contract hides: what its filter says, and then what cannot stand without it: fields of a
 * hidden type, arguments of a hidden input, types without fields, and, if wanted, types that nothing leads to.
 */
export function hiddenElements(document: DocumentNode, filter: TagFilter): ReadonlySet<string> {
  const types = document.definitions.filter(isType);
  const hidden = new Set<string>();
  for (const type of types) hideByTags(type, filter, hidden);
  for (let size = -1; size !== hidden.size;) {
    size = hidden.size;
    for (const type of types) hideWhatIsLeft(type, hidden);
    if (filter.hideUnreachableTypes) hideUnreachable(types, hidden);
  }
  return hidden;
}

function isType(node: DocumentNode['definitions'][number]): node is TypeDefinitionNode {
  return node.kind.endsWith('TypeDefinition') && 'name' in node && !OF_THE_SUPERGRAPH.test(node.name?.value ?? '');
}

interface Tagged {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function hasTag({ directives = [] }: Tagged, tags: readonly string[]): boolean {
  return directives.some(({ name, arguments: args }) => {
    const value = args?.find((argument) => argument.name.value === 'name')?.value;
    return name.value === 'tag' && value?.kind === Kind.STRING && tags.includes(value.value);
  });
}

function hideByTags(type: TypeDefinitionNode, { include, exclude }: TagFilter, hidden: Set<string>): void {
  const name = type.name.value;
  const members = membersOf(type);
  const narrows =
    include.length > 0 &&
    (type.kind === Kind.OBJECT_TYPE_DEFINITION ||
      type.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      type.kind === Kind.UNION_TYPE_DEFINITION);
  const typeIncluded = !narrows || hasTag(type, include);
  if (hasTag(type, exclude)) hidden.add(name);
  if (!typeIncluded && !ROOTS.has(name) && !members.some((member) => hasTag(member, include))) hidden.add(name);
  for (const member of members) {
    const coordinate = `${name}.${member.name.value}`;
    if (hasTag(member, exclude) || !(typeIncluded || hasTag(member, include))) hidden.add(coordinate);
    for (const argument of argumentsOf(member)) {
      if (hasTag(argument, exclude)) hidden.add(`${coordinate}(${argument.name.value}:)`);
    }
  }
}

function membersOf(type: TypeDefinitionNode) {
  if ('fields' in type) return type.fields ?? [];
  return 'values' in type ? (type.values ?? []) : [];
}

function argumentsOf(member: ReturnType<typeof membersOf>[number]): readonly InputValueDefinitionNode[] {
  return member.kind === Kind.FIELD_DEFINITION ? (member.arguments ?? []) : [];
}

function hideWhatIsLeft(type: TypeDefinitionNode, hidden: Set<string>): void {
  const name = type.name.value;
  if (type.kind === Kind.UNION_TYPE_DEFINITION) {
    if ((type.types ?? []).every((member) => hidden.has(member.name.value))) hidden.add(name);
    return;
  }
  const members = membersOf(type);
  for (const member of members) {
    const coordinate = `${name}.${member.name.value}`;
    if ('type' in member && hidden.has(namedType(member.type))) hidden.add(coordinate);
    for (const argument of argumentsOf(member)) {
      if (!hidden.has(namedType(argument.type))) continue;
      // A field is of no use without an argument that it requires.
      const isRequired = argument.type.kind === Kind.NON_NULL_TYPE && !argument.defaultValue;
      hidden.add(isRequired ? coordinate : `${coordinate}(${argument.name.value}:)`);
    }
  }
  if (members.length > 0 && members.every((member) => hidden.has(`${name}.${member.name.value}`))) hidden.add(name);
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function hideUnreachable(types: readonly TypeDefinitionNode[], hidden: Set<string>): void {
  const byName = new Map(types.map((type) => [type.name.value, type]));
  const reached = new Set<string>();
  const queue = [...ROOTS];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const type = byName.get(name);
    if (!type || reached.has(name) || hidden.has(name)) continue;
    reached.add(name);
    for (const member of membersOf(type)) {
      if (hidden.has(`${name}.${member.name.value}`) || !('type' in member)) continue;
      queue.push(namedType(member.type), ...argumentsOf(member).map((argument) => namedType(argument.type)));
    }
    if (type.kind === Kind.UNION_TYPE_DEFINITION) queue.push(...(type.types ?? []).map(nameOf));
    if ('interfaces' in type) queue.push(...(type.interfaces ?? []).map(nameOf));
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const other of types) {
      if ('interfaces' in other && other.interfaces?.some((contract) => contract.name.value === name)) {
        queue.push(other.name.value);
      }
    }
  }
  for (const name of byName.keys()) if (!reached.has(name)) hidden.add(name);
}

const nameOf = ({ name }: NamedTypeNode) => name.value;
