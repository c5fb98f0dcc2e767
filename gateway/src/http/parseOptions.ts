/** Longer documents are not read to their end. graphql-js validates by recursion, and some of its rules take quadratic time. */
export const PARSE_OPTIONS = { maxTokens: 15_000 };
