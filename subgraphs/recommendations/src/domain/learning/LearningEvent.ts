/** What the model learns from. */
export type LearningEvent =
  | {
      readonly type: 'OrderPlaced';
      readonly readerId: string;
      /** In days since 1970. */
      readonly at: number;
      /** Each once. */
      readonly bookIds: readonly number[];
    }
  | { readonly type: 'OrderCanceled'; readonly readerId: string; readonly bookIds: readonly number[] }
  | { readonly type: 'BookSoldOut' | 'BookRestocked'; readonly bookId: number };
