import { type DocumentNode, visit } from 'graphql';

import type { ModelIndex } from '../model/ModelIndex.ts';

/**
 * The keys of an answer at or below which an error may be that of a field which a gateway needs for its own ends: names of fields that
 * others require with arguments of their own, and a client's aliases that are names of fields in keys and `@requires`.
 */
export function ambiguousKeys({ inFieldSets }: ModelIndex, document: DocumentNode): ReadonlySet<string> {
  const names = new Set([...inFieldSets].map(({ name }) => name));
  const found = new Set([...inFieldSets].filter(({ args }) => args.length > 0).map(({ name }) => name));
  visit(document, {
    Field: ({ alias, name }) => {
      if (alias && alias.value !== name.value && names.has(alias.value)) found.add(alias.value);
    },
  });
  return found;
}
