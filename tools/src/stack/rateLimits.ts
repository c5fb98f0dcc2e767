/** The rate limits of the bookshop, as in compose and Kubernetes. Tests sign in from one address and have higher ones. */
export const RATE_LIMITS = {
  RATE_LIMIT: '100000/1m',
  RATE_LIMITED_FIELDS: [
    'Mutation.login:10/1m by address+input.username',
    'Mutation.login:60/1m by address',
    'Mutation.register:10/1h by address+input.username',
    'Mutation.register:10/1h by address+input.email',
    'Mutation.register:30/1h by address',
  ].join(', '),
};
