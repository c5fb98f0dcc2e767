import { sharedSecret } from '@online-books/service-kit/trust/trustVariables';

import { settingVariable } from './perSubgraph.ts';

/** Shared secrets with subgraphs. */
export const credentialVariables = {
  /**
   * The secret that signs requests to subgraphs: one for all, or `users=…,orders=…`, so that no subgraph can impersonate the
   * gateway to another. Without one, requests are not signed.
   */
  SUBGRAPH_SECRET: settingVariable<string, undefined>({
    default: undefined,
    parse: (text) => sharedSecret.safeParse(text).data,
    error:
      'must be a secret of 32 or more letters, digits, - and _, optionally with overrides per subgraph, as in users=…,orders=…',
  }),
};
