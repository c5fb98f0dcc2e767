import { type HostileKind, postOperation, repeat } from '../HostileKind.ts';

/** Documents that are not valid, or whose validation is hard. */
export const documentKinds: readonly HostileKind[] = [
  {
    name: 'repeated-directives',
    title: 'one directive, repeated on one field',
    request: (size, n) =>
      postOperation(`{ a${n}: product(id: "p1") { id ${repeat(size * 500, () => '@include(if: true)')} } }`),
  },
  {
    name: 'unknown-directives',
    title: 'unknown directives on one field',
    request: (size, n) => postOperation(`{ a${n}: product(id: "p1") { id ${repeat(size * 1_750, () => '@a')} } }`),
  },
  {
    name: 'unused-variables',
    title: 'variables that are declared and not used',
    request: (size, n) =>
      postOperation(`query A${n}(${repeat(size * 750, (index) => `$v${index}: Int`)}) { __typename }`),
  },
  {
    name: 'duplicate-selections',
    title: 'one composite field, selected again and again',
    request: (size, n) =>
      postOperation(`{ a${n}: product(id: "p1") { ${repeat(size * 150, () => 'seller { id }')} } }`),
  },
  {
    name: 'overlapping-fragments',
    title: 'nested fragments that select the same fields',
    request: (size, n) => {
      const count = size * 25;
      const product = (index: number) =>
        `fragment P${index} on Product { title seller { ...S${index} } ${index > 0 ? `...P${index - 1}` : ''} }`;
      const seller = (index: number) =>
        `fragment S${index} on Seller { id name ${index > 0 ? `...S${index - 1}` : ''} }`;
      const fragments = repeat(count, (index) => `${product(index)} ${seller(index)}`);
      return postOperation(`{ a${n}: product(id: "p1") { ${repeat(count, (at) => `...P${at}`)} } } ${fragments}`);
    },
  },
  {
    name: 'doubling-fragments',
    title: 'each fragment spreads the next one twice',
    request: (size, n) => {
      const next = (index: number) => (index > 0 ? `...R${index - 1}` : '');
      const half = (key: string, index: number) => `${key}: author { latestReview { ${next(index)} id } }`;
      const fragments = repeat(
        size * 6,
        (index) => `fragment R${index} on Review { ${half('a', index)} ${half('b', index)} }`,
      );
      return postOperation(`{ a${n}: product(id: "p1") { topReview { ...R${size * 6 - 1} } } } ${fragments}`);
    },
  },
  {
    name: 'many-operations',
    title: 'many operations in one document',
    request: (size, n) =>
      postOperation(`query A${n} { __typename } ${repeat(size * 700, (index) => `query B${index} { __typename }`)}`),
  },
  {
    name: 'many-aliases',
    title: 'one field under many aliases',
    request: (size, n) =>
      postOperation(`{ a${n}: product(id: "p1") { ${repeat(size * 1_200, (index) => `t${index}: title`)} } }`),
  },
  {
    name: 'many-errors',
    title: 'fields that do not exist',
    request: (size, n) =>
      postOperation(`{ a${n}: product(id: "p1") { ${repeat(size * 1_800, (index) => `titel${index}`)} } }`),
  },
  {
    name: 'long-operation-name',
    title: 'an operation with a long name',
    request: (size, n) => postOperation(`query A${n}${'a'.repeat(size * 50_000)} { __typename }`),
  },
  {
    name: 'cold-planning',
    title: 'Boolean variables and aliases, each operation new',
    request: (size, n) => {
      const declared = repeat(size * 5, (index) => `$v${index}: Boolean!`);
      const fields = repeat(size * 47, (index) => {
        const field = ['seller { name }', 'price { amount }', 'topReview { text }', 'inStock'][index % 4]!;
        const [name = '', ...selections] = field.split(' ');
        return `f${index}: ${name} @include(if: $v${index % (size * 5)}) ${selections.join(' ')}`;
      });
      const values = Object.fromEntries(Array.from({ length: size * 5 }, (_, index) => [`v${index}`, true]));
      return postOperation(`query A${n}(${declared}) { a${n}: product(id: "p1") { ${fields} } }`, values);
    },
  },
  {
    name: 'introspection',
    title: 'introspection under many aliases',
    request: (size, n) =>
      postOperation(
        `query A${n} { ${repeat(size * 12, (index) => `s${index}: __schema { types { name fields { name type { name } } } }`)} }`,
      ),
  },
  {
    name: 'deep-literal',
    title: 'a literal of nested lists for a custom scalar',
    request: (size, n) =>
      postOperation(`{ a${n}: echo(value: ${'['.repeat(size * 1_500)}${']'.repeat(size * 1_500)}) }`),
  },
];
