import type { Graph } from '../model/Graph.ts';
import { type FieldModel, namedType } from '../model/Model.ts';
import type { ModelIndex } from '../model/ModelIndex.ts';

/**
 * Whether a field may fail. Where gateways fetch a field for their own ends, as they do with those of keys and `@requires`,
 * its failure may take more with it than in a monolith, unless it can be null by itself.
 */
export function canFail(index: ModelIndex, typename: string, field: FieldModel): boolean {
  if (field.strictIn.length > 0) return false;
  if (field.type.includes('!') && typesInNeed(index).has(typename)) return false;
  if (!index.inFieldSets.has(field)) return true;
  return field.data === 'any' && index.isLeaf(field.type) && !field.type.endsWith('!');
}

const inNeed = new WeakMap<ModelIndex, ReadonlySet<string>>();

/**
 * The types of objects that must not be lost by a null below them, since they stand below a field that others need, or one
 * that its subgraph, other than the API, does not let be null.
 */
function typesInNeed(index: ModelIndex): ReadonlySet<string> {
  let found = inNeed.get(index);
  if (!found) {
    const types = new Set<string>();
    const add = ({ type, owners }: FieldModel): void => {
      for (const name of index.isLeaf(type) ? [] : index.possibleTypes(namedType(type), owners)) {
        if (types.has(name)) continue;
        types.add(name);
        for (const field of index.fieldsOf(name).values()) if (field.type.includes('!')) add(field);
      }
    };
    for (const name of [...index.objects.keys(), ...index.interfaces.keys()])
      for (const field of index.fieldsOf(name).values())
        if (field.strictIn.length > 0 || index.inFieldSets.has(field)) add(field);
    inNeed.set(index, (found = types));
  }
  return found;
}

const absences = new WeakMap<Graph, Map<string, boolean>>();

/**
 * Whether a subgraph may not know some entities of a type: where nothing but fields of its own is lost with it, neither
 * keys that lead on, nor shared or required fields, so that all plans must come to one answer.
 */
export function canBeAbsent(graph: Graph, typename: string, subgraph: string): boolean {
  let known = absences.get(graph);
  if (!known) absences.set(graph, (known = new Map()));
  const place = `${typename}.${subgraph}`;
  let answer = known.get(place);
  if (answer === undefined) known.set(place, (answer = losesOwnFieldsOnly(graph, typename, subgraph)));
  return answer;
}

function losesOwnFieldsOnly({ index, model }: Graph, typename: string, subgraph: string): boolean {
  const type = index.objects.get(typename);
  if (type?.kind !== 'entity' || !type.in.includes(subgraph) || type.keys.length > 1) return false;
  // Interface objects learn their types from the subgraph that has the implementers.
  if (model.interfaces.some(({ key, implementers }) => key && implementers.includes(typename))) return false;
  return [...index.fieldsOf(typename).values()].every((field) => {
    if (isKeyPart(field)) return !hasMoreBelow(index, field, subgraph);
    if (!field.owners.includes(subgraph)) return true;
    if (field.type.includes('!') && typesInNeed(index).has(typename)) return false;
    return field.owners.length === 1 && !index.inFieldSets.has(field);
  });
}

function isKeyPart({ data }: FieldModel): boolean {
  return data === 'unique' || data === 'half' || data === 'otherHalf';
}

/** Whether a subgraph resolves more of a key's objects without identity than the key: that is lost with the entity, too. */
function hasMoreBelow(index: ModelIndex, { type, owners }: FieldModel, subgraph: string): boolean {
  if (index.isLeaf(type)) return false;
  return index
    .possibleTypes(namedType(type), owners)
    .filter((name) => index.objects.get(name)?.kind === 'value')
    .flatMap((name) => [...index.fieldsOf(name).values()])
    .some((field) => !isKeyPart(field) && field.owners.includes(subgraph));
}
