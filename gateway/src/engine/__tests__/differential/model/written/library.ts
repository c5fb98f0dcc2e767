import { createField as field } from '../generation/createField.ts';
import type { Model } from '../Model.ts';
import { EMPTY, entity, requiring, root, value } from './parts.ts';

/**
 * Unions and an interface whose members differ by subgraph, on fields that several resolve, and two fields that require the same and
 * must not be null.
 */
export const library: Model = {
  ...EMPTY,
  subgraphs: ['a', 'b', 'c'],
  objects: [
    entity(
      'Book',
      'id',
      ['a', 'b', 'c'],
      [
        field('title', 'String!', ['a', 'b']),
        field('pages', 'Int', ['b']),
        field('weight', 'Int', ['c']),
        requiring(field('plain', 'String!', ['b']), 'weight'),
        requiring(field('needed', 'String!', ['b']), 'weight'),
      ],
    ),
    entity(
      'Song',
      'id',
      ['a'],
      [field('title', 'String!', ['a']), field('length', 'Int!', ['a']), field('genre', 'String', ['a'])],
    ),
    entity('Film', 'id', ['b', 'c'], [field('title', 'String!', ['b']), field('director', 'String', ['c'])]),
    entity(
      'Shelf',
      'id',
      ['a', 'b', 'c'],
      [
        field('media', 'Media', ['a', 'b']),
        field('more', '[Media!]!', ['a', 'b']),
        field('titled', 'Titled', ['a', 'b']),
        field('film', 'Media', ['b', 'c']),
        field('label', 'String', ['c']),
      ],
    ),
    value(
      'Box',
      ['a', 'b'],
      [
        ['media', 'Media'],
        ['titled', '[Titled]'],
      ],
    ),
    root('Query', [
      field('shelf', 'Shelf', ['a']),
      field('shelves', '[Shelf!]', ['c']),
      field('media', 'Media', ['a', 'b']),
      field('box', 'Box', ['a', 'b']),
      field('films', '[Media]', ['b', 'c']),
    ]),
  ],
  interfaces: [
    {
      name: 'Titled',
      in: ['a', 'b'],
      fields: [{ name: 'title', type: 'String', args: [], inaccessible: false }],
      implementers: ['Book', 'Song', 'Film'],
      objectIn: [],
      objectFields: [],
    },
  ],
  unions: [{ name: 'Media', members: { a: ['Book', 'Song'], b: ['Book', 'Film'], c: ['Film'] } }],
};
