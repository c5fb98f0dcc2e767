import type { HostileKind } from '../HostileKind.ts';
import { postOperation } from '../HostileKind.ts';
import { documentKinds } from './documentKinds.ts';
import { httpKinds } from './httpKinds.ts';
import { jsonKinds } from './jsonKinds.ts';

const LIGHT = 'query Light($product: ID!) { product(id: $product) { id title description price { amount currency } } }';

/** What a well-behaved client sends: one product from two subgraphs, another one each time. Every ratio is to this. */
export const plain: HostileKind = {
  name: 'plain',
  title: 'a plain request, for comparison',
  request: (_, n) => postOperation(LIGHT, { product: `p${n}.3` }),
};

export const kinds: readonly HostileKind[] = [...documentKinds, ...jsonKinds, ...httpKinds];
