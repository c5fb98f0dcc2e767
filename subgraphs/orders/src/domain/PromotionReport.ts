import type { Page } from '@online-books/service-kit/pagination/Page';
import type { PageRequest } from '@online-books/service-kit/pagination/PageRequest';

import type { Money } from './Money.ts';

/** A use of the promotion, for reports. */
export interface PromotionUse {
  readonly orderId: string;
  readonly customerId: string;
  /** The book of which one copy was free. */
  readonly bookId: string;
  readonly discount: Money;
  readonly usedAt: Date;
  /** When the order was canceled; null if it was not. */
  readonly releasedAt: Date | null;
}

/** Reads all uses of the promotion, those of canceled orders included. */
export interface PromotionReport {
  /** Uses in the order of their orders' ids, which is the order in which they were placed, to the millisecond. */
  page(request: PageRequest<string>): Promise<Page<PromotionUse>>;
}
