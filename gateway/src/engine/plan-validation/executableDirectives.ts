import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
} from 'graphql';

import { fetchesOf, type PlanNode, type RequiredSelection } from '../plan/PlanNode.ts';
import { type DataShape, EMPTY, type FetchedOfType } from './DataShapes.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * The executable directives that apply to a selection, as text: those of the fragments around it, up to the next field, and its own.
 *
 * @param around of the fragments around it
 */
export function appliedDirectives(around: string, { directives }: SelectionNode): string {
  return directives?.length ? around + printAll(directives) : around;
}

/** The same for what stands in a fragment. @param applied those of its spread */
export function withinFragment(applied: string, fragment: FragmentDefinitionNode | InlineFragmentNode): string {
  const isNamed = fragment.kind === Kind.FRAGMENT_DEFINITION;
  return isNamed && fragment.directives?.length ? applied + printAll(fragment.directives) : applied;
}

function printAll(directives: readonly DirectiveNode[]): string {
  return directives.map(print).join('');
}

/**
 * Checks that all documents of a plan have the executable directives of the operation itself.
 *
 * @param document one operation and its fragments, as the planner got it
 * @throws InvalidPlanError
 */
export function checkOperationDirectives(plan: PlanNode | null, document: DocumentNode): void {
  const wanted = operationDirectives(document);
  if (wanted === '') return;
  for (const fetch of fetchesOf(plan))
    if (operationDirectives(fetch.document.ast) !== wanted)
      throw new InvalidPlanError('Directives of the operation are lost');
}

function operationDirectives({ definitions }: DocumentNode): string {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return printAll(operation?.directives ?? []);
}

/**
 * Compares the executable directives that apply to the fields of an operation with those that they are fetched with: subgraphs
 * give them their meaning, and `{ title @lang(code: "de") }` must not be fetched as `{ title }`, nor `{ title }` with a directive.
 */
export class DirectiveComparison {
  readonly #wanted = new Map<DataShape, Map<string, Map<string, Set<string>>>>();
  readonly #required: ReadonlySet<string>;

  /** @param plan what it needs for its representations is fetched without directives, under the same keys */
  constructor(plan: PlanNode | null) {
    const batches = fetchesOf(plan).flatMap((fetch) => (fetch.kind === 'EntityFetch' ? fetch.batches : []));
    this.#required = new Set(batches.flatMap(({ requires }) => requiredKeys(requires)));
  }

  /** Adds a selection of a field of one runtime type. @param applied see `appliedDirectives` */
  add(shape: DataShape, key: string, typename: string, applied: string): void {
    const keys = this.#wanted.get(shape) ?? new Map<string, Map<string, Set<string>>>();
    const types = keys.get(key) ?? new Map<string, Set<string>>();
    this.#wanted.set(shape, keys.set(key, types.set(typename, (types.get(typename) ?? new Set()).add(applied))));
  }

  /** @throws InvalidPlanError */
  check(): void {
    for (const [{ fields }, keys] of this.#wanted)
      for (const [key, types] of keys)
        for (const [typename, wanted] of types) this.#compare(key, wanted, fields.get(key)!.get(typename)!);
  }

  #compare(key: string, wanted: ReadonlySet<string>, { applied: fetched, below }: FetchedOfType): void {
    for (const applied of wanted)
      if (!fetched.has(applied)) throw new InvalidPlanError(`Directives of ${key} are lost`);
    // A plan selects an object once more to reach what is below it.
    const mayBePlain = below !== EMPTY || this.#required.has(key);
    for (const applied of fetched)
      if (!wanted.has(applied) && !(applied === '' && mayBePlain))
        throw new InvalidPlanError(`${key} is fetched with other directives than it is selected with`);
  }
}

function requiredKeys(requires: readonly RequiredSelection[]): string[] {
  return requires.flatMap((selection) => {
    const below = requiredKeys(selection.selections ?? []);
    return selection.kind === 'Field' ? [selection.key, ...below] : below;
  });
}
