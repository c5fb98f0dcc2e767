import { isFaulty, lastOrdinalOf, ordinalOf, requestOf, sibling } from './Id.ts';
import { type Arguments, leaf, list, type Model, object } from './Model.ts';
import { plainText, spicedText } from './text.ts';

const VARIETY = 40;
const texts = (length: number) => Array.from({ length: VARIETY }, (_, seed) => plainText(seed, length));
const descriptions = texts(565);
const reviewTexts = texts(240);
const bodies = Array.from({ length: VARIETY }, (_, seed) => spicedText(seed, 5_000));

const id = leaf((own) => `"${own}"`);
const named = (kind: string) => leaf((own) => `"${kind} ${own}"`);
const integer = (value: (ordinal: number) => number) => leaf((own) => String(value(lastOrdinalOf(own))));
const from = (table: readonly string[]) => leaf((own) => table[(ordinalOf(own) + lastOrdinalOf(own)) % VARIETY]!);
const one = (type: string, letter: string, ordinal: (ordinal: number) => number | string) =>
  object(type, (own) => sibling(own, letter, ordinal(ordinalOf(own))));
const products = (offset: number) =>
  list('Product', (own, { first }) => ordinals(first).map((ordinal) => sibling(own, 'p', ordinal + offset)));

function ordinals(first: unknown): number[] {
  return Array.from({ length: Number(first) }, (_, ordinal) => ordinal);
}

const argument = (name: string) => (_: string, args: Arguments) => String(args[name]);

/** A shop. Authors and sellers recur within a request, as they do in shops. */
export const shopModel: Model = {
  types: {
    Query: {
      store: object('Store', argument('id')),
      product: object('Product', argument('id')),
      products: list('Product', (_, { of, first }) =>
        ordinals(first).map((ordinal) => sibling(String(of), 'p', ordinal)),
      ),
      articles: list('Article', (_, { of, first }) =>
        ordinals(first).map((ordinal) => sibling(String(of), 'a', ordinal)),
      ),
    },
    Mutation: {
      reserve: object('Reservation', (_, { product }) => `v${String(product).slice(1)}`),
      addReview: object('Review', (_, { product }) => `r${String(product).slice(1)}.1`),
    },
    Store: {
      id,
      name: named('Store'),
      owner: one('User', 'u', () => 99),
      featured: products(0),
      newest: products(20),
      bestseller: one('Product', 'p', () => 7),
    },
    Product: {
      id,
      title: named('Product'),
      description: from(descriptions),
      weight: integer((ordinal) => 100 + ordinal),
      seller: one('Seller', 'e', (ordinal) => ordinal % 5),
      inStock: integer((ordinal) => (ordinal * 7) % 50),
      shippingDays: integer((ordinal) => 1 + (ordinal % 9)),
      price: object('Price', (own) => own),
      rating: leaf((own) => `${(ordinalOf(own) % 5) + 0.5}`),
      reviews: list('Review', (own, { first }) => ordinals(first).map((index) => `r${own.slice(1)}.${index}`)),
      topReview: object('Review', (own) => `r${own.slice(1)}.top`),
      images: list('Image', (own) => [0, 1, 2].map((index) => `i${own.slice(1)}.${index}`)),
    },
    Article: { id, title: named('Article'), body: from(bodies), author: one('User', 'u', (ordinal) => ordinal % 25) },
    Reservation: { id, quantity: integer(() => 2), product: object('Product', (own) => `p${own.slice(1)}`) },
    Warehouse: { id, name: named('Warehouse'), store: object('Store', (own) => `s${requestOf(own)}`) },
    Price: { amount: integer((ordinal) => 499 + ordinal * 25), currency: leaf(() => '"EUR"') },
    Offer: { id, amount: integer((ordinal) => 399 + ordinal * 20), warehouse: one('Warehouse', 'w', () => 1) },
    Review: {
      id,
      text: from(reviewTexts),
      stars: leaf((own) => String(1 + (ordinalOf(own) % 5))),
      // The top reviews have an author each; else twelve people write all of a request's reviews.
      author: object('User', (own) =>
        sibling(
          own,
          'u',
          own.endsWith('.top') ? `top${ordinalOf(own)}` : (ordinalOf(own) + 5 * lastOrdinalOf(own)) % 12,
        ),
      ),
      product: one('Product', 'p', (ordinal) => ordinal),
      picture: object('Image', (own) => `i${own.slice(1)}`),
    },
    Image: {
      id,
      url: leaf((own) => `"https://media.example/images/${own}.webp"`),
      alt: named('Picture'),
      width: integer((ordinal) => 640 + ordinal * 10),
      height: integer((ordinal) => 480 + ordinal * 10),
      offer: one('Offer', 'o', (ordinal) => ordinal),
    },
    User: {
      id,
      name: named('User'),
      avatar: leaf((own) => `"https://media.example/avatars/${own}.webp"`),
      latestReview: object('Review', (own) => `${sibling(own, 'r', 3)}.1`),
    },
    Seller: {
      id,
      name: named('Seller'),
      rating: leaf((own) => `${(ordinalOf(own) % 5) + 0.25}`),
      owner: one('User', 'u', (ordinal) => 50 + ordinal),
    },
  },
  fault: (subgraph, own) =>
    subgraph === 'reviews' && isFaulty(own) && ordinalOf(own) % 5 === 0 ? 'These reviews are locked.' : undefined,
  isDown: (subgraph, variables) =>
    subgraph === 'media' &&
    Object.values(variables).some(
      (value) => Array.isArray(value) && isFaulty(String((value[0] as { id?: unknown })?.id)),
    ),
};
