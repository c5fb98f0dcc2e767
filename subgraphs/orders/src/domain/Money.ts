/** An amount of money in one currency. */
export interface Money {
  /** In the currency's minor unit: 1999 is 19.99 USD. */
  readonly amount: number;
  /** By its ISO 4217 code. */
  readonly currency: string;
}

/** The largest amount that GraphQL's Int can carry (GraphQL specification, section 3.5.1). */
export const LARGEST_AMOUNT = 2 ** 31 - 1;

/** So many times the amount. */
export function multiply(money: Money, times: number): Money {
  return { ...money, amount: money.amount * times };
}

/** The first amount and the second. */
export function add(first: Money, second: Money): Money {
  assertSameCurrency(first, second);
  return { ...first, amount: first.amount + second.amount };
}

/** The first amount less the second. */
export function subtract(first: Money, second: Money): Money {
  assertSameCurrency(first, second);
  return { ...first, amount: first.amount - second.amount };
}

/** The shop sells in one currency: mixed ones are a fault of its data, not something a customer can cause. */
function assertSameCurrency(first: Money, second: Money): void {
  if (first.currency !== second.currency) throw new Error(`${first.currency} and ${second.currency} do not add up.`);
}
