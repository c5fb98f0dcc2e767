import { createField as field } from '../generation/createField.ts';
import type { Model } from '../Model.ts';
import { EMPTY, entity, requiring, root, value } from './parts.ts';

/**
 * A way back to `Query` below an object, a list and what mutations give, an executable directive, and fields that require others of
 * the subgraph that has plain fields beside them.
 */
export const store: Model = {
  ...EMPTY,
  subgraphs: ['a', 'b'],
  directives: [{ name: 'tone' }],
  objects: [
    entity(
      'Crate',
      'id',
      ['a', 'b'],
      [
        field('shelf', 'String', ['b']),
        field('size', 'Int', ['a']),
        field('word', 'String', ['a']),
        requiring(field('fee', 'Int', ['b']), 'size'),
        requiring(field('label', 'String', ['b']), 'size'),
        field('query', 'Query!', ['b']),
      ],
    ),
    value(
      'Payload',
      ['a'],
      [
        ['ok', 'Boolean!'],
        ['query', 'Query'],
        ['queries', '[Query!]'],
        ['crate', 'Crate'],
      ],
    ),
    root('Query', [
      field('crate', 'Crate', ['a']),
      field('crates', '[Crate!]', ['b']),
      field('clock', 'Int!', ['b'], { data: 'reads' }),
      field('word', 'String', ['a']),
      field('echo', 'String', ['b'], { args: [{ name: 'value', type: 'String', inaccessible: false }] }),
      field('self', 'Query', ['a']),
    ]),
    root('Mutation', [
      field('touch', 'Payload', ['a'], { data: 'counts' }),
      field('move', 'Crate', ['b'], { data: 'counts' }),
    ]),
  ],
};
