import { GraphQLDateTime, GraphQLEmailAddress } from 'graphql-scalars';

import type { Resolvers } from './__generated__/resolverTypes.ts';
import { JournalEntry } from './JournalEntry.ts';
import { Mutation } from './Mutation.ts';
import { PhoneNumber } from './PhoneNumber.ts';
import { Query } from './Query.ts';
import { User } from './User.ts';

export const resolvers = {
  DateTime: GraphQLDateTime,
  EmailAddress: GraphQLEmailAddress,
  PhoneNumber,
  Query,
  Mutation,
  User,
  JournalEntry,
} satisfies Resolvers;
