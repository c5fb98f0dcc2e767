import { sharedSecret } from '@online-books/service-kit/trust/trustVariables';

import { settingVariable } from './perSubgraph.ts';

/** What subgraphs know the gateway by, beside its certificate. */
export const trustVariables = {
  /**
   * The secret that requests to subgraphs are signed with: one for all, or `users=…,orders=…`, so that no subgraph can pass
   * for the gateway before another. Without one, requests are not signed.
   */
  SUBGRAPH_SECRET: settingVariable<string, undefined>({
    usual: undefined,
    read: (text) => sharedSecret.safeParse(text).data,
    error:
      'must be a secret of 32 or more letters, digits, - and _, or such for some subgraphs, as in users=…,orders=…',
  }),
};
