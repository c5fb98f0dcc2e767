import { print, type SelectionSetNode } from 'graphql';

import type { RequiredSelection, Rewrite } from '../../plan/PlanNode.ts';
import type { SubgraphType } from '../../supergraph/SubgraphType.ts';
import { fieldOfAll } from './alikeTypes.ts';
import { toRequired } from './FieldSets.ts';
import { obtain } from './obtain.ts';
import type { Obtainable, PlannedObjects } from './SearchGraph.ts';
import { requirementOf, type Source, sourceOf } from './Source.ts';

/** A field set that representations are to have, and how the data gets it. */
interface Part extends Obtainable {
  readonly set: SelectionSetNode;
}

const TYPENAME = { kind: 'Field', key: '__typename', name: '__typename' } as const;

/** The subgraphs that give objects as entities by a key that is known, and are no sources yet. */
export function findEntitySources(group: PlannedObjects): Source[] {
  return candidates(group).flatMap(({ subgraph, type }) => {
    const isKnown = group.sources.some((source) => source.subgraph === subgraph && source.type === type);
    const key = isKnown ? undefined : obtainKey(group, subgraph, type);
    return key ? [entitySource(group, { subgraph, type, parts: [key] })] : [];
  });
}

/** What is being looked for, so that requirements which need each other come to an end. */
const lookedFor = new WeakMap<PlannedObjects, Set<string>>();

/** The same for subgraphs that resolve a field with what it requires of others (`@requires`). */
export function findInformedSources(group: PlannedObjects, name: string): Source[] {
  const { types } = group.position.scope;
  if (group.isUntyped) return [];
  const active = lookedFor.get(group) ?? new Set();
  lookedFor.set(group, active);
  return candidates(group).flatMap(({ subgraph, type }) => {
    const names = type.name === group.typename ? group.types : [type.name];
    const field = fieldOfAll(types, subgraph, names, name);
    if (!field?.requires || field.isExternal) return [];
    const informed = requirementOf(field.requires);
    const id = `${subgraph} ${type.name} ${informed}`;
    const isKnown = group.sources.some((source) => source.type === type && source.informed === informed);
    if (isKnown || active.has(id)) return [];
    active.add(id);
    try {
      const key = obtainKey(group, subgraph, type);
      const required = key && obtainSet(group, field.requires);
      return required ? [entitySource(group, { subgraph, type, parts: [key, required], informed })] : [];
    } finally {
      active.delete(id);
    }
  });
}

/** The types with keys as which subgraphs may know objects. */
function candidates(group: PlannedObjects) {
  const { position, isUntyped, typename } = group;
  const { types } = position.scope;
  const names = isUntyped ? [typename] : commonNames(group);
  return types.subgraphs.flatMap((subgraph) =>
    names.flatMap((name) => {
      const type = types.typeIn(subgraph, name);
      const isEntity = type && type.keys.length > 0 && (name === typename || types.isInterfaceObject(type));
      return isEntity ? [{ subgraph, type }] : [];
    }),
  );
}

/** The names of the objects' own type, and of the interfaces that all of them have. */
function commonNames({ types: objects, typename, position }: PlannedObjects): readonly string[] {
  const { types } = position.scope;
  return types
    .namesOf(typename)
    .filter((name) => name === typename || objects.every((object) => types.interfaceObjectsOf(object).includes(name)));
}

/** The key that is known first. */
function obtainKey(group: PlannedObjects, subgraph: string, type: SubgraphType): Part | undefined {
  let best: Part | undefined;
  for (const key of commonKeys(group, subgraph, type)) {
    const part = obtainSet(group, key);
    if (part && (!best || part.depth < best.depth)) best = part;
  }
  return best;
}

/** The keys by which a subgraph gives objects of all types of a group. */
function commonKeys(group: PlannedObjects, subgraph: string, type: SubgraphType): readonly SelectionSetNode[] {
  if (type.name !== group.typename || group.types.length === 1) return type.keys;
  const { types } = group.position.scope;
  const texts = group.types.map((name) => new Set(types.typeIn(subgraph, name)?.keys.map(print)));
  return type.keys.filter((key) => texts.every((keys) => keys.has(print(key))));
}

function obtainSet(group: PlannedObjects, fieldSet: SelectionSetNode): Part | undefined {
  const set = group.position.scope.fieldSets.withKeys(fieldSet);
  const obtainable = obtain(group, set);
  return obtainable && { ...obtainable, set };
}

interface EntitySourceOptions {
  readonly subgraph: string;
  readonly type: SubgraphType;
  readonly parts: readonly Part[];
  readonly informed?: string;
}

function entitySource(group: PlannedObjects, { subgraph, type, parts, informed }: EntitySourceOptions): Source {
  const { types, path, typename, isUntyped } = group;
  const { fetches } = group.position.scope;
  const depth = 1 + Math.max(...parts.map((part) => part.depth));
  const selections = [TYPENAME, ...parts.flatMap(({ set }) => toRequired(set))];
  const requires = types.map((name): RequiredSelection => ({
    kind: 'InlineFragment',
    typeCondition: name,
    selections,
  }));
  const isRenamed = type.name !== typename;
  const inputRewrites: Rewrite[] = isRenamed
    ? [{ kind: 'SetValue', path: [{ kind: 'TypeCondition', types }], key: '__typename', value: type.name }]
    : [];
  return sourceOf({ subgraph, type, depth, provided: [], informed }, () => {
    for (const part of parts) part.take();
    const fetch = { subgraph, depth, path, requires, inputRewrites };
    return fetches.addEntities(isRenamed || isUntyped ? type : undefined, fetch);
  });
}
