/** What makes a domain Book; popularity orders lists and is never read. */
export const bookColumns = { id: true, title: true, author: true, category: true, description: true } as const;
