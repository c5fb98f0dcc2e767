/**
 * The columns whose texts are compared otherwise than all others, by table and column. A Prisma schema has no word for it;
 * their migrations say why.
 */
export const collations: Readonly<Record<string, string>> = {
  'Order.idempotencyKey': 'utf8mb4_bin',
};
