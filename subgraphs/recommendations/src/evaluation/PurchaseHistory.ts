/** A purchase of a history. Users and items are numbered from 0 on. */
export interface HistoricPurchase {
  readonly user: number;
  readonly item: number;
  /** In days since 1970. */
  readonly at: number;
}

/** Who bought what, in order of time. Of a pair that comes again, only the first time counts. */
export interface PurchaseHistory {
  /** How many there are. */
  readonly users: number;
  readonly items: number;
  readonly purchases: readonly HistoricPurchase[];
}

/** A history that models learn from, and what they must guess. */
export interface Split {
  readonly history: PurchaseHistory;
  /** What each user bought, in order, without the last purchase of those who have two or more. */
  readonly owned: ReadonlyArray<readonly number[]>;
  /** The last purchase of each user who has two or more. */
  readonly heldOut: ReadonlyMap<number, number>;
}

/** Holds out the last purchase of each user who has two or more (temporal leave-last-out). At equal times the later one is last. */
export function splitHistory({ users, items, purchases }: PurchaseHistory): Split {
  const counts = new Uint32Array(users);
  for (const { user } of purchases) counts[user]! += 1;
  const owned: number[][] = Array.from({ length: users }, () => []);
  const heldOut = new Map<number, number>();
  const kept = purchases.filter(({ user, item }) => {
    const isLast = counts[user]! > 1 && owned[user]!.length === counts[user]! - 1;
    if (isLast) heldOut.set(user, item);
    else owned[user]!.push(item);
    return !isLast;
  });
  return { history: { users, items, purchases: kept }, owned, heldOut };
}
