import { refOf, type Variant } from '../domain/Variant.ts';

type Place = Pick<Variant, 'graph' | 'name'>;

/** The pages that rover's output links to. */
export const launchUrl = (root: string, variant: Place, number: number) =>
  `${root}/launch?ref=${encodeURIComponent(refOf(variant))}&number=${number}`;

export const checkUrl = (root: string, id: string) => `${root}/check?id=${encodeURIComponent(id)}`;

/** What rover prints below a publish. */
export const launchCopy = (variant: Place, number: number) => `Launch ${number} of ${refOf(variant)}:`;
