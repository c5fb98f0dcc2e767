import type { LearningEvent } from './LearningEvent.ts';
import { addReader, type Model, type Purchase } from './Model.ts';
import type { ModelSettings } from './ModelSettings.ts';

/**
 * Changes the model by one event. The work is bounded by `settings.window` times the books of the order, however much a reader has
 * bought. A book counts once for each reader: buying it again changes nothing but how many cancellations it takes to forget it.
 */
export function learn(model: Model, event: LearningEvent, settings: ModelSettings): void {
  switch (event.type) {
    case 'OrderPlaced':
      return learnOrder(model, event, settings);
    case 'OrderCanceled':
      for (const bookId of event.bookIds) forgetOrder(model, event.readerId, bookId, settings);
      return;
    case 'BookSoldOut':
      return model.setSoldOut(event.bookId, true);
    case 'BookRestocked':
      return model.setSoldOut(event.bookId, false);
  }
}

function learnOrder(
  model: Model,
  { readerId, at, bookIds }: Extract<LearningEvent, { type: 'OrderPlaced' }>,
  settings: ModelSettings,
): void {
  const latest = model.purchasesOf(readerId).at(-1);
  const basket = (latest?.basket ?? 0) + 1;
  for (const bookId of bookIds) {
    const purchases = model.purchasesOf(readerId);
    const owned = purchases.find((purchase) => purchase.bookId === bookId);
    if (owned) {
      const more = { ...owned, orders: owned.orders + 1 };
      model.setPurchases(readerId, replace(purchases, owned, [more]), bookId);
      continue;
    }
    const number = (purchases.at(-1)?.number ?? 0) + 1;
    const added: Purchase = { bookId, number, basket, at, orders: 1 };
    for (const earlier of purchases.slice(-settings.window)) pair(model, earlier, added, settings, 1);
    model.setTrend(bookId, addReader(model.trendOf(bookId), at, settings.halfLifeDays));
    model.setPurchases(readerId, [...purchases, added], bookId);
  }
}

function forgetOrder(model: Model, readerId: string, bookId: number, settings: ModelSettings): void {
  const purchases = model.purchasesOf(readerId);
  const owned = purchases.find((purchase) => purchase.bookId === bookId);
  if (!owned) return;
  if (owned.orders > 1) {
    const less = { ...owned, orders: owned.orders - 1 };
    return model.setPurchases(readerId, replace(purchases, owned, [less]), bookId);
  }
  for (const other of purchases) {
    if (other.number < owned.number) pair(model, other, owned, settings, -1);
    if (other.number > owned.number) pair(model, owned, other, settings, -1);
  }
  model.setTrend(bookId, addReader(model.trendOf(bookId), owned.at, settings.halfLifeDays, -1));
  model.setPurchases(readerId, replace(purchases, owned, []), bookId);
}

/** Adds what a pair of purchases of one reader says, or with `sign` -1 takes away exactly that. */
function pair(model: Model, earlier: Purchase, later: Purchase, settings: ModelSettings, sign: 1 | -1): void {
  if (later.number - earlier.number > settings.window) return;
  const distance = later.basket - earlier.basket;
  const weight = sign * (1 + distance) ** -settings.distanceExponent;
  const backward = distance === 0 ? 1 : settings.backward;
  model.neighborsOf(earlier.bookId).add(later.bookId, weight, later.at, settings);
  model.neighborsOf(later.bookId).add(earlier.bookId, weight * backward, later.at, settings);
}

function replace(purchases: readonly Purchase[], replaced: Purchase, by: readonly Purchase[]): Purchase[] {
  return purchases.flatMap((purchase) => (purchase === replaced ? by : [purchase]));
}
