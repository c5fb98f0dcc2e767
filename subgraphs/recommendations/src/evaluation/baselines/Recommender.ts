/** How many items a list has. */
export const LIST_LENGTH = 10;

/** The best items for a user, the best first, none of which the user owns. */
export type Recommender = (user: number) => readonly number[];

/** The items of the highest scores that are not owned. Of equal scores the lower item comes first. */
export function bestOf(scores: Float64Array, owned: readonly number[], length = LIST_LENGTH): number[] {
  const isOwned = new Set(owned);
  const best: number[] = [];
  for (let item = 0; item < scores.length; item += 1) {
    const score = scores[item]!;
    const worst = best[best.length - 1];
    if (best.length === length && !(score > scores[worst!]!)) continue;
    if (!(score > 0) || isOwned.has(item)) continue;
    let place = best.length;
    while (place > 0 && scores[best[place - 1]!]! < score) place -= 1;
    best.splice(place, 0, item);
    if (best.length > length) best.pop();
  }
  return best;
}
