/**
 * The columns whose texts are compared otherwise than all others, by table and column. A Prisma schema has no word for it;
 * their migrations say why.
 */
export const collations: Readonly<Record<string, string>> = {
  'BookWord.word': 'utf8mb4_bin',
  'Order.idempotencyKey': 'utf8mb4_bin',
  'User.name': 'utf8mb4_unicode_520_ci',
  'UserWord.word': 'utf8mb4_bin',
};
