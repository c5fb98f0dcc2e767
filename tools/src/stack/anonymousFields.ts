/** What clients can do while their access token has expired, the same in compose and Kubernetes. */
export const ANONYMOUS_FIELDS = 'Mutation.login, Mutation.refresh, Mutation.register, Mutation.logout';
