/** What keeps the gateway from helping those who guess passwords, the same in compose and Kubernetes. */
export const ACCOUNT_PROTECTION = {
  NON_REPEATABLE_FIELDS: 'Mutation.login, Mutation.register, Mutation.refresh',
  SUBGRAPH_CLIENT_ADDRESS: 'users=true',
};
