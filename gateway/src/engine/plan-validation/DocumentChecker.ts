import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import type { Representations } from '../fetch/Representations.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SubgraphField, SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { appliedDirectives, withinFragment } from './executableDirectives.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/** A field of a document, with the type that it is selected on. */
export interface SelectedField {
  readonly parent: SubgraphType;
  /** The parent, and the types of the fragments around it: the object is of all of them. */
  readonly within: readonly SubgraphType[];
  readonly node: FieldNode;
  /** The executable directives that apply to it (see `appliedDirectives`). */
  readonly applied: string;
  /** Undefined for `__typename`. */
  readonly definition: SubgraphField | undefined;
  readonly below: readonly SelectedField[];
}

type Fragment = InlineFragmentNode | FragmentDefinitionNode;

/** What is known of the objects of a selection set. */
interface Given {
  /** What `@provides` of the fields above lets the subgraph resolve here. */
  readonly provided: readonly SelectionSetNode[];
  /** The representations of the objects, where they are fetched as entities. */
  readonly representations?: Representations;
}

/** Checks one document against the subgraph that it is for. */
export class DocumentChecker {
  readonly #document: DocumentNode;
  readonly #subgraph: string;
  readonly #types: SubgraphTypes;

  constructor(document: DocumentNode, subgraph: string, types: SubgraphTypes) {
    this.#document = document;
    this.#subgraph = subgraph;
    this.#types = types;
  }

  /** @throws InvalidPlanError */
  check(type: SubgraphType, { selections }: SelectionSetNode, given: Given = { provided: [] }): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) this.#checkField(type, selection, given);
      else this.#checkFragment(type, this.#fragmentOf(selection), given);
    }
  }

  /** The same for what is selected of `_entities`. */
  checkEntities({ selections }: SelectionSetNode, representations: Representations): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) continue;
      const { typeCondition, selectionSet } = this.#fragmentOf(selection);
      if (typeCondition)
        this.check(this.#typeOf(typeCondition.name.value), selectionSet, { provided: [], representations });
    }
  }

  /** All fields of a selection set, those of its fragments included. */
  fieldsIn(within: readonly SubgraphType[], { selections }: SelectionSetNode, around = ''): SelectedField[] {
    const parent = within.at(-1);
    return selections.flatMap((selection): SelectedField[] => {
      const applied = appliedDirectives(around, selection);
      if (selection.kind !== Kind.FIELD) {
        const fragment = this.#fragmentOf(selection);
        const { typeCondition, selectionSet } = fragment;
        const narrowed = typeCondition ? [...within, this.#typeOf(typeCondition.name.value)] : within;
        return this.fieldsIn(narrowed, selectionSet, withinFragment(applied, fragment));
      }
      if (!parent) return [];
      const definition = parent.fields.get(selection.name.value);
      const below =
        selection.selectionSet && definition
          ? this.fieldsIn([this.#typeOf(namedType(definition.type))], selection.selectionSet)
          : [];
      return [{ parent, within, node: selection, applied, definition, below }];
    });
  }

  #checkField(type: SubgraphType, node: FieldNode, given: Given): void {
    const name = node.name.value;
    if (name === '__typename') return;
    const definition = this.#definitionOf(type, name);
    for (const possible of type.possibleTypes) this.#checkResolvable(possible, name, given);
    const below = this.#types.typeIn(this.#subgraph, namedType(definition.type));
    if (Boolean(below) !== Boolean(node.selectionSet))
      throw new InvalidPlanError(
        `The fetch from ${this.#subgraph} selects ${type.name}.${name} ${below ? 'without' : 'with'} subfields`,
      );
    if (!node.selectionSet || !below) return;
    const provided = given.provided
      .flatMap((set) => fieldsNamed(set, name, (condition) => this.#mayBe(type.possibleTypes, condition)))
      .flatMap(({ selectionSet }) => selectionSet ?? []);
    const providing = definition.provides ? [...provided, definition.provides] : provided;
    this.check(below, node.selectionSet, { provided: providing });
  }

  #checkResolvable(typename: string, name: string, { provided, representations }: Given): void {
    const type = this.#typeOf(typename);
    const { isExternal, requires } = this.#definitionOf(type, name);
    const applies = (condition: string) => this.#mayBe(new Set([typename]), condition);
    const isGiven = [...provided, ...type.keys].some((set) => fieldsNamed(set, name, applies).length > 0);
    if (isExternal && !isGiven) throw new InvalidPlanError(`${this.#subgraph} does not resolve ${typename}.${name}`);
    if (requires && !representations?.hold(typename, requires))
      throw new InvalidPlanError(
        `The fetch from ${this.#subgraph} selects ${typename}.${name} without its required fields`,
      );
  }

  #checkFragment(type: SubgraphType, { typeCondition, selectionSet }: Fragment, given: Given): void {
    const narrowed = typeCondition ? this.#typeOf(typeCondition.name.value) : type;
    if (![...narrowed.possibleTypes].some((possible) => type.possibleTypes.has(possible)))
      throw new InvalidPlanError(`In ${this.#subgraph} no ${type.name} is a ${narrowed.name}`);
    this.check(narrowed, selectionSet, given);
  }

  /** Whether any of some object types satisfies a type condition in this subgraph. */
  #mayBe(types: ReadonlySet<string>, condition: string): boolean {
    const possible = this.#types.typeIn(this.#subgraph, condition)?.possibleTypes ?? new Set();
    return types.has(condition) || [...types].some((type) => possible.has(type));
  }

  #definitionOf(type: SubgraphType, name: string): SubgraphField {
    const definition = type.fields.get(name);
    if (!definition) throw new InvalidPlanError(`${this.#subgraph} has no ${type.name}.${name}`);
    return definition;
  }

  #typeOf(name: string): SubgraphType {
    const type = this.#types.typeIn(this.#subgraph, name);
    if (!type) throw new InvalidPlanError(`${this.#subgraph} has no ${name}`);
    return type;
  }

  #fragmentOf(selection: InlineFragmentNode | FragmentSpreadNode): Fragment {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const { value } = selection.name;
    for (const definition of this.#document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === value) return definition;
    throw new InvalidPlanError(`There is no fragment ${value}`);
  }
}

/**
 * The fields of a name that a field set has.
 *
 * @param applies whether objects that are meant satisfy a type condition
 */
function fieldsNamed(
  { selections }: SelectionSetNode,
  name: string,
  applies: (typeCondition: string) => boolean,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const { typeCondition, selectionSet } = selection;
    return !typeCondition || applies(typeCondition.name.value) ? fieldsNamed(selectionSet, name, applies) : [];
  });
}
