import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';

/** A request body for an operation of `bench/operations`. */
export function readOperation(name: string, variables: Readonly<Record<string, string>>): string {
  return requestBody(readFileSync(inRepository('bench/operations', `${name}.graphql`), 'utf8'), variables);
}

export function requestBody(query: string, variables: Readonly<Record<string, string>>): string {
  return JSON.stringify({ query, variables });
}
