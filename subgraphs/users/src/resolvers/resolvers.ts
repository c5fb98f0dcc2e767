import { GraphQLDateTime } from 'graphql-scalars';

import type { Resolvers } from './__generated__/resolverTypes.ts';
import { EmailAddress, PhoneNumber } from './contactScalars.ts';
import { JournalConnection } from './JournalConnection.ts';
import { JournalEntry } from './JournalEntry.ts';
import { Mutation } from './Mutation.ts';
import { Query } from './Query.ts';
import { Session } from './Session.ts';
import { User } from './User.ts';

export const resolvers = {
  DateTime: GraphQLDateTime,
  EmailAddress,
  PhoneNumber,
  Query,
  Mutation,
  User,
  JournalConnection,
  JournalEntry,
  Session,
} satisfies Resolvers;
