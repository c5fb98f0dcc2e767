import { createField as field } from '../generation/createField.ts';
import type { Model } from '../Model.ts';
import { EMPTY, entity, providing, requiring, root, value } from './parts.ts';

/** The shop of many tutorials, in four subgraphs: fields that are provided, fields that require others, one value type of all. */
export const shop: Model = {
  ...EMPTY,
  subgraphs: ['accounts', 'products', 'inventory', 'reviews'],
  enums: [{ name: 'Unit', values: ['METRIC', 'IMPERIAL'], inaccessible: [] }],
  objects: [
    entity(
      'User',
      'id',
      ['accounts', 'reviews'],
      [
        field('username', 'String', ['accounts']),
        field('name', 'String', ['accounts']),
        field('birthday', 'String', ['accounts']),
        field('size', 'Size', ['accounts']),
        field('reviews', '[Review]', ['reviews']),
        requiring(field('greeting', 'String!', ['reviews']), 'name birthday'),
      ],
    ),
    entity(
      'Product',
      'upc',
      ['products', 'inventory', 'reviews'],
      [
        field('name', 'String', ['products']),
        field('price', 'Int', ['products'], {
          args: [{ name: 'unit', type: 'Unit', defaultValue: 'METRIC', inaccessible: false }],
        }),
        field('weight', 'Int', ['products']),
        field('size', 'Size', ['products']),
        field('inStock', 'Boolean', ['inventory']),
        requiring(field('shippingEstimate', 'Int', ['inventory']), 'weight size { width }'),
        requiring(field('handling', 'String!', ['inventory']), 'weight'),
        field('reviews', '[Review!]', ['reviews']),
      ],
    ),
    entity(
      'Review',
      'id',
      ['reviews'],
      [
        field('body', 'String', ['reviews']),
        providing(field('author', 'User', ['reviews']), 'username'),
        providing(field('product', 'Product', ['reviews']), 'name'),
      ],
    ),
    value(
      'Size',
      ['accounts', 'products', 'inventory'],
      [
        ['width', 'Int!'],
        ['height', 'Int'],
      ],
    ),
    root('Query', [
      field('me', 'User', ['accounts']),
      field('users', '[User!]', ['accounts']),
      field('topProducts', '[Product]', ['products'], {
        args: [{ name: 'first', type: 'Int', defaultValue: '5', inaccessible: false }],
      }),
      field('scarce', '[Product!]', ['inventory']),
      providing(field('latest', '[Review]', ['reviews']), 'author { username } product { name }'),
    ]),
    root('Mutation', [field('review', 'Review', ['reviews'], { data: 'counts' })]),
  ],
};
