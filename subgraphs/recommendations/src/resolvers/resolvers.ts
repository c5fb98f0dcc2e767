import type { Resolvers } from './__generated__/resolverTypes.ts';
import { Book } from './Book.ts';
import { Query } from './Query.ts';
import { RecommendationReason } from './RecommendationReason.ts';
import { User } from './User.ts';

export const resolvers = { Query, Book, RecommendationReason, User } satisfies Resolvers;
