/** A subgraph with what the shop's stand-ins have not: a custom scalar, a list of numbers, and a search. */
export const ECHO_SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])

scalar JSON

type Query {
  echo(value: JSON): JSON
  sum(values: [Int!]): Int
  "How many words the text has for the search of the bookshop; -1 if it is rejected."
  search(text: String!): Int
}
`;
