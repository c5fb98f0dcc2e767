const user = { id: 'u1', name: 'Ann', email: 'ann@example.com', pin: '1234' };
const library = [
  { __typename: 'Open', id: 'd1', title: 'Open one', notes: 'free', author: user },
  { __typename: 'Closed', id: 'd2', title: 'Closed one', notes: 'hidden', author: user },
];

/** Subgraphs that guard much of what they have. */
export const guardedSubgraphs = {
  people: {
    sdl: `
      type Query { me: User @authenticated user: User users: [User] audit: [Entry!]! @requiresScopes(scopes: [["audit", "read"], ["admin"]]) motd: String }
      type Mutation { rename(name: String!): User @authenticated touch: Int }
      type User @key(fields: "id") { id: ID! name: String email: String @requiresScopes(scopes: [["email"]]) pin: String! @authenticated level: Level cash: Money safe: Safe safes: [Safe!]! }
      type Safe { key: String! @authenticated colour: String }
      type Entry { text: String }
      enum Level @policy(policies: [["levels"]]) { LOW HIGH }
      scalar Money @authenticated
    `,
    resolvers: {
      Query: {
        me: () => user,
        user: () => user,
        users: () => [user, { ...user, id: 'u2' }],
        audit: () => [{ text: 'something' }],
        motd: () => 'hello',
      },
      Mutation: { rename: () => user, touch: () => 1 },
      User: {
        __resolveReference: ({ id }: { id: string }) => ({ ...user, id }),
        level: () => 'HIGH',
        cash: () => 7,
        safe: () => ({ key: 'k', colour: 'grey' }),
        safes: () => [{ key: 'k', colour: 'grey' }],
      },
    },
  },
  papers: {
    sdl: `
      type Query { papers: [Paper!] anything: [Any] }
      interface Paper { id: ID! title: String notes: String author: User }
      type Open implements Paper @key(fields: "id") { id: ID! title: String notes: String author: User }
      type Closed implements Paper @key(fields: "id") @requiresScopes(scopes: [["closed"]]) { id: ID! title: String notes: String @authenticated author: User }
      union Any = Open | Closed
      type User @key(fields: "id") { id: ID! written: Int @authenticated read: Int secrets: [Secret!]! }
      type Secret @authenticated { text: String }
    `,
    resolvers: {
      Query: { papers: () => library, anything: () => library },
      User: { written: () => 3, read: () => 5, secrets: () => [{ text: 's' }] },
    },
  },
  stock: {
    sdl: `
      type Query { thing: Thing crate: Crate }
      type Crate @key(fields: "mark") { mark: String @authenticated size: Int }
      type Thing @key(fields: "code") { code: ID! @authenticated weight: Int @requiresScopes(scopes: [["weight"]]) name: String }
    `,
    resolvers: {
      Query: { thing: () => ({ code: 't1', name: 'Cup' }), crate: () => ({ mark: 'm1', size: 2 }) },
      Thing: { __resolveReference: (reference: object) => ({ ...reference, name: 'Cup' }), weight: () => 4 },
    },
  },
  freight: {
    sdl: `
      type Crate @key(fields: "mark") { mark: String @authenticated route: String }
      type Thing @key(fields: "code") { code: ID! @authenticated weight: Int @external box: String fee: Int @requires(fields: "weight") @requiresScopes(scopes: [["weight"]]) }
    `,
    resolvers: {
      Crate: { route: ({ mark }: { mark: string }) => `way of ${mark}` },
      Thing: { box: () => 'small', fee: ({ weight }: { weight: number }) => weight * 10 },
    },
  },
};
