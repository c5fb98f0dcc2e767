import { decodeCursor, encodeCursor } from '@online-books/service-kit/pagination/cursor';

import type { PromotionUse } from '../domain/PromotionReport.ts';

/** A position in the promotion report, opaque to clients. */
export function encodePromotionUseCursor({ orderId }: PromotionUse): string {
  return encodeCursor([orderId]);
}

/** @throws BAD_USER_INPUT if it is not a cursor of the report */
export function decodePromotionUseCursor(cursor: string, argument: 'after' | 'before'): string {
  const [orderId = ''] = decodeCursor(cursor, 1, [argument]);
  return orderId;
}
