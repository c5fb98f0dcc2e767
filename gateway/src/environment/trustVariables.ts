import { sharedSecret } from '@online-books/service-kit/trust/trustVariables';
import { z } from 'zod';

import type { PerSubgraph } from './perSubgraph.ts';

const FAULT =
  'must be a secret of 32 or more letters, digits, - and _, or such for some subgraphs, as in users=…,orders=…';

/** What subgraphs know the gateway by. */
export const trustVariables = {
  /**
   * The secret that requests to subgraphs are signed with: one for all, or `users=…,orders=…`, so that no subgraph can pass
   * for the gateway before another. Without one, requests are not signed.
   */
  SUBGRAPH_SECRET: z
    .string()
    .transform((text, context): PerSubgraph<string | undefined> => {
      const others = new Map<string, string>();
      let usual: string | undefined;
      for (const item of text.split(',')) {
        const [, name, secret] = /^\s*(?:([^=\s]+)=)?(\S+)\s*$/.exec(item) ?? [];
        const isTwice = name === undefined ? usual !== undefined : others.has(name);
        if (isTwice || !sharedSecret.safeParse(secret).success) {
          context.addIssue({ code: 'custom', message: FAULT });
          return z.NEVER;
        }
        if (name === undefined) usual = secret;
        else others.set(name, secret!);
      }
      return { usual, others };
    })
    .default({ usual: undefined, others: new Map() }),
};
