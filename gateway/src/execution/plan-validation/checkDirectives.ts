import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';

import { fetchesOf } from '../plan/fetchesOf.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/** By response key and field name, the directives that apply to its selections: their own and those of the fragments around them. */
type AppliedDirectives = Map<string, Set<string>>;

/**
 * Checks that a plan loses none of the executable directives that an operation applies, and applies none elsewhere: subgraphs give
 * them their meaning. `{ title @lang(code: "de") }` must not reach a subgraph as `{ title }`.
 *
 * @param document one operation and its fragments without `@skip` and `@include`, as the planner got it
 * @throws InvalidPlanError
 */
export function checkDirectives(plan: PlanNode | null, document: DocumentNode): void {
  if (!hasDirectives(document)) return;
  const wanted = appliedIn(document);
  const onOperation = operationDirectives(document);
  const found: AppliedDirectives = new Map();
  for (const { document: text } of fetchesOf(plan)) {
    const sent = parse(text, { noLocation: true });
    if (operationDirectives(sent) !== onOperation) throw new InvalidPlanError('Directives of the operation are lost');
    for (const [field, applied] of appliedIn(sent)) {
      // What a planner selects for itself has no directives.
      const allowed = wanted.get(field) ?? NONE;
      for (const directives of applied)
        if (directives !== '' && !allowed.has(directives)) throw new InvalidPlanError(`Directives of ${field} differ`);
      found.set(field, new Set([...(found.get(field) ?? []), ...applied]));
    }
  }
  for (const [field, applied] of wanted) {
    for (const directives of applied)
      if (!found.get(field)?.has(directives)) throw new InvalidPlanError(`Directives of ${field} are lost`);
    if (!applied.has('') && found.get(field)?.has(''))
      throw new InvalidPlanError(`${field} is fetched without its directives`);
  }
}

const NONE: ReadonlySet<string> = new Set();

function hasDirectives({ definitions }: DocumentNode): boolean {
  const inSelections = ({ selections }: SelectionSetNode): boolean =>
    selections.some(
      (selection) =>
        (selection.directives?.length ?? 0) > 0 ||
        (selection.kind !== Kind.FRAGMENT_SPREAD &&
          selection.selectionSet !== undefined &&
          inSelections(selection.selectionSet)),
    );
  return definitions.some(
    (definition) =>
      'selectionSet' in definition &&
      ((definition.directives?.length ?? 0) > 0 || inSelections(definition.selectionSet)),
  );
}

function appliedIn({ definitions }: DocumentNode): AppliedDirectives {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const applied: AppliedDirectives = new Map();
  const visited = new WeakMap<SelectionSetNode, Set<string>>();

  const look = (selectionSet: SelectionSetNode, around: string): void => {
    // Few fragments can spell out very many fields.
    const known = visited.get(selectionSet) ?? new Set();
    if (known.size === known.add(around).size) return;
    visited.set(selectionSet, known);
    for (const selection of selectionSet.selections) {
      const within = around + printAll(selection.directives);
      if (selection.kind === Kind.FIELD) {
        const { alias, name } = selection;
        const field = `${(alias ?? name).value}: ${name.value}`;
        if (name.value !== '__typename') applied.set(field, (applied.get(field) ?? new Set()).add(within));
        if (selection.selectionSet) look(selection.selectionSet, '');
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        look(selection.selectionSet, within);
      } else {
        const fragment = fragments.get(selection.name.value)!;
        look(fragment.selectionSet, within + printAll(fragment.directives));
      }
    }
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) look(definition.selectionSet, '');
  return applied;
}

function operationDirectives({ definitions }: DocumentNode): string {
  return definitions
    .flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? printAll(definition.directives) : []))
    .join('');
}

function printAll(directives: readonly DirectiveNode[] = []): string {
  return directives.map(print).join('');
}
