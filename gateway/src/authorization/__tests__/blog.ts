import { createBench, type viewer } from './Bench.ts';

export const { decide } = createBench(`
  type Query {
    posts: [Post!]!
    blog: Public
    draft: Private
    search: [Hit!]
    me: User @authenticated
    user: User
    price: Money
    grade: Grade
    report: String @requiresScopes(scopes: [["a", "b"], ["admin"]])
    audit: String @policy(policies: [["night", "office"], ["owner"]])
    both: String @authenticated @requiresScopes(scopes: [["a"]]) @policy(policies: [["night"]])
    open: String @requiresScopes(scopes: [])
    openToo: String @requiresScopes(scopes: [[]])
    one: String @requiresScopes(scopes: "a")
    house(size: Int, colour: String): House
  }
  type Mutation { rename(name: String): User @authenticated touch: Int }
  interface Post { id: ID! title: String author: User }
  type Public implements Post { id: ID! title: String author: User }
  type Private implements Post @authenticated { id: ID! title: String author: User @requiresScopes(scopes: [["a"]]) }
  union Hit = Public | Private | User
  scalar Money @authenticated
  enum Grade @requiresScopes(scopes: [["a"]]) { GOOD BAD }
  type User { id: ID! name: String email: String @requiresScopes(scopes: [["email"]]) phone: String @authenticated posts: [Post!] grade: Grade house: House }
  type House { id: ID! @authenticated colour(of: String): String windows: [Window] cellar: Cellar }
  type Window { glass: String @authenticated }
  type Cellar @authenticated { wine: Int }
`);

/** An operation, and what a viewer is left of it. */
export interface Row {
  readonly name: string;
  readonly query: string;
  readonly by?: ReturnType<typeof viewer> | null;
  readonly left: string;
  readonly paths: readonly string[];
}
