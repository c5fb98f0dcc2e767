const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag"])\n';

/** A subgraph with people, and more fields of a user. */
export const users = (fields = 'name: String') =>
  `${LINK}type Query { me: User }\ntype User @key(fields: "id") { id: ID! ${fields} }\n`;

/** A subgraph that adds a field of this name to a user. */
export const extension = (field: string) => `${LINK}type User @key(fields: "id") { id: ID! ${field}: Int }\n`;
