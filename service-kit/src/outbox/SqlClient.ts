/** Sends statements with `?` for values: a generated Prisma client, or one of its transactions. */
export interface SqlClient {
  $executeRawUnsafe(statement: string, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe<Rows>(statement: string, ...values: unknown[]): Promise<Rows>;
}

/** A Prisma client, as far as it runs transactions. */
export interface TransactionalClient extends SqlClient {
  $transaction<Result>(
    work: (transaction: SqlClient) => Promise<Result>,
    options: { readonly isolationLevel: 'ReadCommitted'; readonly maxWait: number; readonly timeout: number },
  ): Promise<Result>;
}
