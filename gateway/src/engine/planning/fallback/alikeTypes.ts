import { print } from 'graphql';

import { namesIn } from '../../supergraph/namesIn.ts';
import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import type { FederatedTypes } from './FederatedTypes.ts';

/**
 * A field as a subgraph has it in all of several types.
 *
 * @returns undefined where it does not have it in all of them, or not in the same way
 */
export function fieldOfAll(
  types: FederatedTypes,
  subgraph: string,
  typenames: readonly string[],
  name: string,
): SubgraphField | undefined {
  const field = types.fieldIn(subgraph, typenames[0]!, name);
  if (!field || typenames.length === 1) return field;
  const text = describeField(field);
  const isSame = (typename: string) => {
    const other = types.fieldIn(subgraph, typename, name);
    return other !== undefined && describeField(other) === text;
  };
  return typenames.every(isSame) ? field : undefined;
}

/** How the subgraphs have some fields of a type's objects, and by which keys, as a text that is equal for types which are alike. */
export function describeType(types: FederatedTypes, typename: string, fields: readonly string[]): string {
  const texts = types.namesOf(typename).flatMap((name) =>
    types.subgraphs.map((subgraph) => {
      const type = types.typeIn(subgraph, name);
      if (!type) return '';
      const keys = keysOf(type);
      const described = fields.flatMap((field) => {
        // Nearly all subgraphs have the fields of keys, so that their having them decides nothing.
        const definition = keys.names.has(field) ? undefined : type.fields.get(field);
        return definition ? [`${field}:${describeField(definition)}`] : [];
      });
      return described.length > 0 ? [...described, keys.text].join() : '';
    }),
  );
  return [...texts, ...types.interfaceObjectsOf(typename)].join('|');
}

const descriptions = new WeakMap<SubgraphField, string>();

function describeField(field: SubgraphField): string {
  let text = descriptions.get(field);
  if (text === undefined) {
    const { type, isExternal, isOverridden, requires, provides } = field;
    const sets = [requires, provides].map((set) => (set ? print(set) : ''));
    descriptions.set(field, (text = [print(type), isExternal, isOverridden, ...sets].join(' ')));
  }
  return text;
}

interface Keys {
  readonly text: string;
  readonly names: ReadonlySet<string>;
}

const keysByType = new WeakMap<SubgraphType, Keys>();

function keysOf(type: SubgraphType): Keys {
  let keys = keysByType.get(type);
  if (!keys) {
    const text = type.keys.map(print).join();
    keysByType.set(type, (keys = { text, names: new Set(namesIn(text)) }));
  }
  return keys;
}
