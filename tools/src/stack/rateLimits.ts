/** What clients of the bookshop may ask for, as in compose and Kubernetes. Tests, which sign in all from one address, may more. */
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
