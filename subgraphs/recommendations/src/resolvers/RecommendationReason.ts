import type { RecommendationReasonResolvers } from './__generated__/resolverTypes.ts';

export const RecommendationReason: RecommendationReasonResolvers = {
  book: (reason, _, { loaders }) => (reason.kind === 'BOUGHT_TOGETHER' ? loaders.bookById.load(reason.bookId) : null),
};
