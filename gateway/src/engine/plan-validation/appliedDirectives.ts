import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
} from 'graphql';

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

export function printAll(directives: readonly DirectiveNode[]): string {
  return directives.map(print).join('');
}
