import { type FieldNode, getArgumentValues, isObjectType, Kind, type SelectionSetNode } from 'graphql';

import type { Graph } from '../model/Graph.ts';
import { parseFieldSet, selectionsOf } from '../model/fieldSets.ts';
import type { FieldModel } from '../model/Model.ts';
import { Random, seedOf } from '../Random.ts';
import { canonical } from './canonical.ts';
import { canBeAbsent, canFail } from './failures.ts';
import { entityItem, isItem, type Item, ITEMS, rootItem } from './Item.ts';
import { halfValue, leafValue, uniqueValue } from './leafValues.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly nulls: boolean;
  readonly longestList: number;
  /** Whether strings are all the same and harmless. */
  readonly plain: boolean;
  /**
   * Whether fields of abstract types that several subgraphs resolve return whatever the first of these knows, which the others need not:
   * the contract of `@shareable` forbids it.
   */
  readonly breaksContract?: boolean;
  /** What goes wrong: resolvers throw, subgraphs do not know some entities, or one subgraph gives no answer at all. */
  readonly failures: 'none' | 'resolvers' | 'entities' | { readonly subgraph: string };
}

/** What a resolver throws that is told to fail. Its error has the extensions. */
export class Failure extends Error {
  override name = 'Failure';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(message: string, extensions: Readonly<Record<string, unknown>>) {
    super(message);
    this.extensions = extensions;
  }
}

/** Whether an error tells of a failure that was told to be. */
export function isTold(message: string): boolean {
  return message.startsWith(TOLD);
}

const TOLD = 'Told to fail at';

const EXTENSIONS = [
  {},
  {},
  { code: 'FORBIDDEN' },
  { code: 'OUT_OF_STOCK', shelf: { row: [1, null] } },
  { code: 'a "quoted" code', note: 'back\\slash' },
  { code: null, retryable: true },
];

/**
 * All data of a graph: every value follows from the seed and from where it stands, so that nothing has to be kept, and the
 * oracle and all subgraphs find the same.
 */
export class World {
  readonly options: WorldOptions;
  readonly #graph: Graph;

  constructor(graph: Graph, options: WorldOptions) {
    this.#graph = graph;
    this.options = options;
  }

  /**
   * The value of a field: a JSON value that has items where objects stand.
   *
   * @param inputs what `@requires` asks for, as canonical JSON; by default what the data has
   * @throws Failure
   */
  valueOf(item: Item, field: FieldModel, args: Readonly<Record<string, unknown>>, inputs?: string): unknown {
    if (this.isLost(item, field)) return null;
    const known = field.args.filter(({ name, inaccessible }) => !inaccessible && Object.hasOwn(args, name));
    const call = JSON.stringify(Object.fromEntries(known.map(({ name }) => [name, args[name]])));
    const needed = field.requires ? (inputs ?? canonical(this.select(item, parseFieldSet(field.requires)))) : '';
    const place = [item.identity, field.name, call, needed].join('.');
    const mayFail = this.options.failures === 'resolvers' && canFail(this.#graph.index, item.typename, field);
    const fate = this.#random('fails', place);
    if (mayFail && fate.chance(0.12))
      throw new Failure(`${TOLD} ${item.typename}.${field.name}`, fate.pick(EXTENSIONS));
    return this.#value(field, item, field.type, place);
  }

  /** Whether a subgraph does not know an entity. */
  isAbsent(item: Item, subgraph: string): boolean {
    if (this.options.failures !== 'entities' || !canBeAbsent(this.#graph, item.typename, subgraph)) return false;
    return this.#random('absent', item.identity, subgraph).chance(0.3);
  }

  /** Whether the only subgraph that resolves a field of an entity does not know the entity. */
  isLost(item: Item, field: FieldModel): boolean {
    const [owner, ...others] = field.owners as [string, ...string[]];
    return others.length === 0 && !this.#graph.index.inFieldSets.has(field) && this.isAbsent(item, owner);
  }

  /** What a field set selects of an item. A field that fails is null to those that need it. */
  select(item: Item, set: SelectionSetNode): Record<string, unknown> {
    const selected: Record<string, unknown> = {};
    for (const selection of selectionsOf(set)) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.typeCondition?.name.value === item.typename)
          Object.assign(selected, this.select(item, selection.selectionSet));
      } else if (selection.name.value !== '__typename') {
        selected[selection.name.value] = this.#selectField(item, selection);
      }
    }
    return selected;
  }

  #selectField(item: Item, node: FieldNode): unknown {
    const field = this.#graph.index.fieldsOf(item.typename).get(node.name.value)!;
    const type = this.#graph.fullSchema.getType(item.typename);
    const definition = isObjectType(type) ? type.getFields()[field.name]! : undefined;
    const below = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(below);
      return isItem(value) && node.selectionSet ? this.select(value, node.selectionSet) : value;
    };
    try {
      return below(this.valueOf(item, field, definition ? getArgumentValues(definition, node) : {}));
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  #value(field: FieldModel, item: Item, type: string, place: string): unknown {
    const random = this.#random(place);
    const isNull = random.chance(0.15);
    if (isNull && this.options.nulls && !type.endsWith('!') && field.strictIn.length === 0) return null;
    const nullable = type.replace(/!$/, '');
    if (!nullable.startsWith('[')) return this.#named(field, item, nullable, place, random);
    const length = Math.min(random.pick([0, 1, 1, 2, 2, 3]), this.options.longestList);
    return Array.from({ length }, (_, at) => this.#value(field, item, nullable.slice(1, -1), `${place}.${at}`));
  }

  #named(field: FieldModel, item: Item, type: string, place: string, random: Random): unknown {
    const { index, model } = this.#graph;
    if (field.data === 'half' || field.data === 'otherHalf') return halfValue(type, item.index);
    if (index.isLeaf(type)) {
      if (field.data === 'unique') return uniqueValue(type, item.identity, item.index);
      const values = model.enums.find(({ name }) => name === type)?.values;
      return values ? random.pick(values) : leafValue(random, type, this.options.plain);
    }
    const owners = this.options.breaksContract ? field.owners.slice(0, 1) : field.owners;
    const typename = random.pick(index.possibleTypes(type, owners));
    const kind = index.objects.get(typename)?.kind;
    if (kind === 'root') return rootItem(typename);
    if (kind === 'value') return { typename, identity: place, index: item.index };
    return entityItem(typename, field.data === 'unique' ? item.index : random.between(0, ITEMS - 1));
  }

  #random(...place: ReadonlyArray<string | number>): Random {
    return new Random(seedOf(this.options.seed, ...place));
  }
}
