import type { OfferRepository } from '../domain/OfferRepository.ts';
import { bookKeys } from './bookKeys.ts';
import { toOffers } from './offerRow.ts';
import type { PrismaClient } from './prisma-client/client.ts';

export function createOfferRepository(prisma: PrismaClient): OfferRepository {
  return {
    async findMany(bookIds) {
      return toOffers(await prisma.offer.findMany({ where: { bookId: { in: bookKeys(bookIds) } } }));
    },
  };
}
