import type { AppliedPromotionResolvers } from './__generated__/resolverTypes.ts';

export const AppliedPromotion: AppliedPromotionResolvers = {
  book: ({ bookId }) => ({ id: bookId }),
};
