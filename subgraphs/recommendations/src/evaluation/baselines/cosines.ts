import type { Split } from '../PurchaseHistory.ts';

/** The items that share users with an item, and how alike they are. */
export interface SimilarItems {
  readonly items: Uint32Array;
  readonly similarities: Float64Array;
}

/**
 * The cosine of items, as the users have them that own them, for each pair that shares a user.
 *
 * @param shrinkage added to the denominator: what few users say counts less
 */
export function cosines({ history, owned }: Split, shrinkage: number): SimilarItems[] {
  const users: number[][] = Array.from({ length: history.items }, () => []);
  owned.forEach((items, user) => {
    for (const item of items) users[item]!.push(user);
  });
  const together = new Float64Array(history.items);
  return users.map((buyers, item) => {
    const found: number[] = [];
    for (const user of buyers) {
      for (const other of owned[user]!) {
        if (other === item) continue;
        if (together[other] === 0) found.push(other);
        together[other]! += 1;
      }
    }
    const similarities = new Float64Array(found.length);
    found.forEach((other, index) => {
      similarities[index] = together[other]! / (Math.sqrt(buyers.length * users[other]!.length) + shrinkage);
      together[other] = 0;
    });
    return { items: Uint32Array.from(found), similarities };
  });
}
