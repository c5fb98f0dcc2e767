/**
 * The name of the unique index that a write ran into, without its table (`User_name_key`), or null when the error is
 * another one. The driver adapter names it `User_name_key` on MariaDB and `User.User_name_key` on MySQL.
 */
export function uniqueViolation(error: unknown): string | null {
  const { code, meta } = (error ?? {}) as {
    code?: string;
    meta?: { driverAdapterError?: { cause?: { constraint?: { index?: string } } } };
  };
  if (code !== 'P2002') return null;
  return meta?.driverAdapterError?.cause?.constraint?.index?.split('.').at(-1) ?? '';
}
