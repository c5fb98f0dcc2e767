/** The shelves of the bookshop. */
export const categories = ['MYSTERY', 'SCIENCE_FICTION', 'SELF_HELP'] as const;

export type Category = (typeof categories)[number];
