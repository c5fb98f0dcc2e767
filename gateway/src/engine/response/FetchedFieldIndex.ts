import type { SelectionSetNode } from 'graphql';

import { compileRewrites } from '../fetch/compileRewrites.ts';
import { fieldsOf, responseKey } from '../operation/collectFields.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import { isJsonObject, type JsonObject, ownValue, setOwnValue } from '../raw-json/Json.ts';
import type { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { EntityFetchNode, FetchNode, PathStep, RequiredSelection, SubgraphFetch } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';

/**
 * Finds which fetches have a field of the data, for the errors of missing fields. A field is identified by its keys from the root on,
 * whatever the types: a field that is fetched for one type only is found for another type, too.
 */
export class FetchedFieldIndex {
  readonly #types: TypeConditions;
  readonly #trees = new WeakMap<SubgraphFetch, JsonObject>();

  constructor(types: TypeConditions) {
    this.#types = types;
  }

  covers(fetch: SubgraphFetch, keys: readonly string[]): boolean {
    let tree = this.#trees.get(fetch);
    if (!tree) this.#trees.set(fetch, (tree = this.#treeOf(fetch)));
    let at = tree;
    for (const key of keys) {
      const next = ownValue(at, key);
      if (!isJsonObject(next)) return false;
      at = next;
    }
    return true;
  }

  /** The fields that a fetch requires of its entities, by keys from the root on. */
  required(fetch: SubgraphFetch): ReadonlyArray<readonly string[]> {
    if (fetch.kind === 'Fetch') return [];
    return fetch.batches.flatMap(({ paths, requires }) => {
      const below = requiredKeys(requires);
      return paths.flatMap((path) => below.map((keys) => [...keysOf(path), ...keys]));
    });
  }

  #treeOf(fetch: SubgraphFetch): JsonObject {
    return fetch.kind === 'Fetch' ? this.#rootTree(fetch) : this.#entityTree(fetch);
  }

  #rootTree(fetch: FetchNode): JsonObject {
    const { document, path = [], outputRewrites } = fetch;
    const fields = selectionTree(document);
    compileRewrites(outputRewrites, this.#types)?.(fields);
    const tree: JsonObject = {};
    graft(tree, keysOf(path), fields);
    return tree;
  }

  #entityTree(fetch: EntityFetchNode): JsonObject {
    const selected = selectionTree(fetch.document);
    const tree: JsonObject = {};
    for (const { responseKey, paths, outputRewrites } of fetch.batches) {
      const fields = ownValue(selected, responseKey) as JsonObject;
      compileRewrites(outputRewrites, this.#types)?.(fields);
      for (const path of paths) graft(tree, keysOf(path), fields);
    }
    return tree;
  }
}

function keysOf(path: readonly PathStep[]): string[] {
  return path.flatMap((step) => (step.kind === 'Key' ? [step.key] : []));
}

function requiredKeys(requires: readonly RequiredSelection[]): string[][] {
  return requires.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') return requiredKeys(selection.selections);
    const below = requiredKeys(selection.selections ?? []);
    return [[selection.key], ...below.map((keys) => [selection.key, ...keys])];
  });
}

/** The response keys that a document selects, as nested objects. */
function selectionTree({ ast }: GraphQLDocument): JsonObject {
  const { operation, fragments } = resolveOperation(ast);
  const tree: JsonObject = {};
  const add = (target: JsonObject, selectionSet: SelectionSetNode): void => {
    for (const field of fieldsOf([selectionSet], fragments)) {
      const child = branch(target, responseKey(field));
      if (field.selectionSet) add(child, field.selectionSet);
    }
  };
  add(tree, operation.selectionSet);
  return tree;
}

function branch(target: JsonObject, key: string): JsonObject {
  const known = ownValue(target, key);
  if (isJsonObject(known)) return known;
  const made: JsonObject = {};
  setOwnValue(target, key, made);
  return made;
}

function graft(tree: JsonObject, path: readonly string[], fields: JsonObject): void {
  const target = path.reduce(branch, tree);
  for (const key in fields) addAll(branch(target, key), fields[key] as JsonObject);
}

function addAll(target: JsonObject, source: JsonObject): void {
  for (const key in source) addAll(branch(target, key), source[key] as JsonObject);
}
