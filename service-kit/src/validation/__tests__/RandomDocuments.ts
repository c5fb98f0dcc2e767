/** Makes the same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const SDL = `
  interface Node { id: ID!, self: Node, size(of: Int, box: Box): Int }
  interface Named { name: String, self: Node }
  type Book implements Node & Named { id: ID!, self: Book, size(of: Int, box: Box): Int, name: String, same: [Book!], other: User, kind: String }
  type User implements Node & Named { id: ID!, self: User, size(of: Int, box: Box): Int, name: String, same: User, other: Book, kind: Int }
  type Song implements Node { id: ID!, self: Node, size(of: Int, box: Box): Int, kind: String!, other: Media }
  union Media = Book | Song
  input Box { a: Int, b: [Int!], c: Box }
  type Query { node: Node, named: Named, media: Media, book: Book, user: User }
`;

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Query: ['node', 'named', 'media', 'book', 'user'],
  Node: ['id', 'self', 'size'],
  Named: ['name', 'self'],
  Book: ['id', 'self', 'size', 'name', 'same', 'other', 'kind'],
  User: ['id', 'self', 'size', 'name', 'same', 'other', 'kind'],
  Song: ['id', 'self', 'size', 'kind', 'other'],
  Media: ['__typename'],
};
const TYPES: Readonly<Record<string, string>> = {
  'Query.node': 'Node',
  'Query.named': 'Named',
  'Query.media': 'Media',
  'Query.book': 'Book',
  'Query.user': 'User',
  'Node.self': 'Node',
  'Named.self': 'Node',
  'Book.self': 'Book',
  'User.self': 'User',
  'Song.self': 'Node',
  'Book.same': 'Book',
  'User.same': 'User',
  'Book.other': 'User',
  'User.other': 'Book',
  'Song.other': 'Media',
};
const COMPOSITE = ['Node', 'Named', 'Book', 'User', 'Song', 'Media'];
const ARGUMENTS = [
  '',
  '',
  '',
  '',
  '',
  '(of: 1)',
  '(of: 2)',
  '(of: $v)',
  '(box: {a: 1, b: [2]})',
  '(box: {b: [2], a: 1})',
  '(of: 1, box: {c: {a: 1}})',
  '(box: {c: {a: 1}}, of: 1)',
  '(of: "x")',
  '(nope: 1)',
];

/** A document over that schema: many valid ones, many with a conflict or another fault. */
export function randomDocument(random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const names = ['A', 'B', 'C', 'D'].slice(0, Math.floor(random() * 5));
  const fragments = names.map((name) => ({ name, type: pick(COMPOSITE) }));

  /** @param from fragments before it are not spread, so that few of them run in circles */
  function selections(type: string, depth: number, from: number): string {
    const count = 1 + Math.floor(random() * 3);
    return Array.from({ length: count }, () => selection(type, depth, from)).join(' ');
  }

  function selection(type: string, depth: number, from: number): string {
    const choice = random();
    const fitting = fragments
      .slice(random() < 0.02 ? 0 : from)
      .filter((fragment) => fragment.type === type || random() < 0.03);
    if (choice < 0.3 && fitting.length > 0) return `...${pick(fitting).name}`;
    if (choice < 0.4 && depth > 0) {
      const condition = random() < 0.9 ? type : pick(COMPOSITE);
      return `... on ${condition} { ${selections(condition, depth - 1, from)} }`;
    }
    const field = random() < 0.004 ? 'nope' : pick(FIELDS[type]!);
    const below = TYPES[`${type}.${field}`];
    const alias = random() < 0.25 ? `${pick(['x', 'y', 'z', 'w', 'self'])}: ` : '';
    if (below) return depth > 0 ? `${alias}${field} { ${selections(below, depth - 1, from)} }` : '__typename';
    return `${alias}${field}${field === 'size' ? pick(ARGUMENTS) : ''}`;
  }

  const operations = random() < 0.2 ? ['query P', 'query Q'] : ['query'];
  let text = operations
    .map((head) => `${head}${pick(['', '', '($v: Int)', '($v: String)'])} { ${selections('Query', 3, 0)} }`)
    .join('\n');
  for (const [at, { name, type }] of fragments.entries()) {
    // One in ten is written though nothing spreads it.
    if (text.includes(`...${name}`) || random() < 0.1)
      text += `\nfragment ${name} on ${type} { ${selections(type, 2, at + 1)} }`;
  }
  return text;
}
