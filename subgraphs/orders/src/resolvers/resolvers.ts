import { GraphQLCurrency, GraphQLDateTime } from 'graphql-scalars';

import type { Resolvers } from './__generated__/resolverTypes.ts';
import { AppliedPromotion } from './AppliedPromotion.ts';
import { Book } from './Book.ts';
import { Mutation } from './Mutation.ts';
import { Order } from './Order.ts';
import { OrderConnection } from './OrderConnection.ts';
import { OrderItem } from './OrderItem.ts';
import { PromotionUse } from './PromotionUse.ts';
import { Query } from './Query.ts';
import { User } from './User.ts';

/** All resolvers of this subgraph. What a type lacks here are plain properties of its record. */
export const resolvers: Resolvers = {
  AppliedPromotion,
  Book,
  Currency: GraphQLCurrency,
  DateTime: GraphQLDateTime,
  Mutation,
  Order,
  OrderConnection,
  OrderItem,
  PromotionUse,
  Query,
  User,
};
