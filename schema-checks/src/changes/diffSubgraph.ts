import { type ConstDirectiveNode, Kind, print } from 'graphql';

import type { Change, ChangeImpact } from './Change.ts';
import type { SchemaElements } from './SchemaElements.ts';

interface DirectiveEffect {
  readonly added: readonly [ChangeImpact, string];
  readonly removed: readonly [ChangeImpact, string];
}

/**
 * Directives whose changes compose silently and still matter when the graph runs: they change who resolves what, or who may
 * read it.
 */
const EFFECTS: Readonly<Record<string, DirectiveEffect>> = {
  key: {
    added: ['SAFE', 'the gateway may fetch this entity by it'],
    removed: ['DANGEROUS', 'the gateway cannot fetch this entity by it any more'],
  },
  override: {
    added: ['DANGEROUS', 'this subgraph resolves the field now instead of the other'],
    removed: ['DANGEROUS', 'the field is resolved by the other subgraph again'],
  },
  shareable: {
    added: ['SAFE', 'several subgraphs may resolve it'],
    removed: ['DANGEROUS', 'only one subgraph may resolve it'],
  },
  external: {
    added: ['DANGEROUS', 'this subgraph does not resolve the field any more'],
    removed: ['DANGEROUS', 'this subgraph resolves the field now'],
  },
  requires: {
    added: ['DANGEROUS', 'the gateway fetches the required fields first'],
    removed: ['DANGEROUS', 'the subgraph is not sent the required fields any more'],
  },
  provides: {
    added: ['SAFE', 'the subgraph resolves these fields at this place'],
    removed: ['DANGEROUS', 'the gateway fetches these fields elsewhere now'],
  },
  interfaceObject: {
    added: ['DANGEROUS', 'the subgraph adds fields to every implementation'],
    removed: ['DANGEROUS', 'the subgraph defines an ordinary object now'],
  },
  authenticated: {
    added: ['BREAKING', 'anonymous clients do not get it any more'],
    removed: ['DANGEROUS', 'anonymous clients get it now'],
  },
  requiresScopes: {
    added: ['BREAKING', 'clients without the scopes do not get it any more'],
    removed: ['DANGEROUS', 'clients without the scopes get it now'],
  },
  policy: {
    added: ['BREAKING', 'clients without the policies do not get it any more'],
    removed: ['DANGEROUS', 'clients without the policies get it now'],
  },
};

/** The code of a directive's change: `KEY_REMOVED`, `REQUIRES_SCOPES_ADDED`. GraphOS has none for these. */
function codeOf(directive: string, event: string): string {
  return `${directive.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_${event}`;
}

/** What changed about the federation directives of a subgraph, at elements that it had before and has now. */
export function diffSubgraph(subgraph: string, before: SchemaElements, after: SchemaElements): Change[] {
  const changes: Change[] = [];
  for (const [coordinate, directives] of after) {
    const old = before.get(coordinate);
    if (!old) continue;
    for (const [name, effect] of Object.entries(EFFECTS)) {
      const [was, is] = [applicationsOf(name, old), applicationsOf(name, directives)];
      const add = (event: 'ADDED' | 'REMOVED', application: string, [impact, why]: readonly [ChangeImpact, string]) =>
        changes.push({
          code: codeOf(name, event),
          impact,
          coordinate,
          message: `${application} was ${event.toLowerCase()} at "${coordinate}": ${why}.`,
          subgraphs: [subgraph],
        });
      for (const application of was.filter((text) => !is.includes(text))) add('REMOVED', application, effect.removed);
      for (const application of is.filter((text) => !was.includes(text))) add('ADDED', application, effect.added);
    }
  }
  return changes;
}

/** Every application of a directive, as text that is equal where the meaning is; imported, prefixed or renamed with `federation__`. */
function applicationsOf(name: string, directives: readonly ConstDirectiveNode[]): string[] {
  return directives
    .filter((node) => node.name.value.replace(/^federation__/, '') === name)
    .map((node) => textOf(name, node));
}

function textOf(name: string, node: ConstDirectiveNode): string {
  const given = (node.arguments ?? [])
    .filter(
      ({ name: argument, value }) => !(argument.value === 'resolvable' && value.kind === Kind.BOOLEAN && value.value),
    )
    .toSorted((left, right) => (left.name.value < right.name.value ? -1 : 1))
    .map((argument) => `${argument.name.value}: ${print(argument.value).replaceAll(/\s+/g, ' ')}`);
  return `@${name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
}
