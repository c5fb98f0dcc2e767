import { parse, print } from 'graphql';

/**
 * A document in a form that is equal for documents which differ in white space, commas, comments and the order of their
 * operations and fragments, as Apollo's router compares them. Null for what is no document.
 */
export function normalizeDocument(source: string, maxTokens: number): string | null {
  try {
    const { definitions } = parse(source, { noLocation: true, maxTokens });
    return definitions.map(print).toSorted().join('\n');
  } catch {
    return null;
  }
}
