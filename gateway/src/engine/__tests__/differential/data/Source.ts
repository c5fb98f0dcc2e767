import type { SelectionSetNode } from 'graphql';

import type { Random } from '../Random.ts';
import { isItem, type Item } from './Item.ts';
import type { World } from './World.ts';

/** What resolvers get as their parent. */
export interface Source {
  readonly __typename: string;
  readonly item: Item;
  /** How the gateway described the entity, where it was asked for by reference. */
  readonly representation?: Readonly<Record<string, unknown>> | undefined;
  /** The fields that `@provides` lets a subgraph resolve here. */
  readonly provided?: readonly SelectionSetNode[] | undefined;
}

/** What all resolvers of one answer share. */
export interface Answering {
  readonly world: World;
  /** How many mutations ran. */
  readonly counter: { count: number };
  /** What the gateway should never have asked for. */
  readonly violations: string[];
  /** Fields that were resolved with other values than they require, by name. */
  readonly misinformed: string[];
  /** Decides how long a subgraph's answer takes, in turns of the event loop. */
  readonly delays: Random;
}

/** The sources of a value's items, lists included. */
export function toSources(value: unknown, toSource: (item: Item) => Source): unknown {
  if (Array.isArray(value)) return value.map((item) => toSources(item, toSource));
  return isItem(value) ? toSource(value) : value;
}
