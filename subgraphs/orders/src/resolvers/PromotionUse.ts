import type { PromotionUseResolvers } from './__generated__/resolverTypes.ts';

export const PromotionUse: PromotionUseResolvers = {
  customer: ({ customerId }) => ({ id: customerId }),
  book: ({ bookId }) => ({ id: bookId }),
};
