/**
 * Whether an error tells that the database has closed a connection. When its server is killed in the middle of a transaction, the
 * driver also rejects a promise that nobody holds any more: the request has failed by then, and the pool connects anew.
 */
export function isConnectionLoss(error: unknown): boolean {
  const { name, fatal, sqlState } = (error ?? {}) as { name?: string; fatal?: boolean; sqlState?: string };
  // Class 08 of SQLSTATE is connection exceptions.
  return name === 'SqlError' && fatal === true && sqlState?.startsWith('08') === true;
}
