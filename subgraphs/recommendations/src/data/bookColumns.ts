/** What makes a domain Book; what orders lists is read elsewhere. */
export const bookColumns = { id: true, title: true, author: true, category: true, description: true } as const;
