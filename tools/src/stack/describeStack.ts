import path from 'node:path';

import colors from 'picocolors';

import type { Home } from './openHome.ts';
import type { Stack } from './startStack.ts';

const FIRST_QUERY = `{
  recommendations(category: MYSTERY, maxResults: 3) {
    title author price { amount currency } inStock
    reason { kind book { title } }
    similar(maxResults: 2) { title timesOrdered }
  }
}`;

/** What a newcomer needs to know of a running stack: addresses, a query to paste, logins, and how to stop it. */
export function describeStack({ gateway, subgraphs }: Stack, { folder, server }: Home): string {
  const relative = path.relative(process.cwd(), folder);
  const where = relative.startsWith('..') ? folder : relative;
  const addresses: Array<[name: string, address: string]> = [
    ['the graph', `${colors.cyan(gateway.url)}  (in a browser: Apollo Sandbox)`],
    ...Object.values(subgraphs).map(({ name, url }): [string, string] => [name, url]),
    [
      'databases',
      server ? `127.0.0.1:${server.port}  (passwords: ${where}/passwords.json)` : 'as the environment says',
    ],
    ['logs', `${where}/logs`],
  ];
  return [
    '',
    colors.bold('Online Books For You is open.'),
    '',
    ...addresses.map(([name, address]) => `  ${name.padEnd(17)}${address}`),
    '',
    'A first query to paste:',
    '',
    colors.green(FIRST_QUERY.replaceAll(/^/gm, '  ')),
    '',
    'Logins, all with the password online-books-4-you: krishna and agatha (customers), admin (administrator).',
    '',
    'Ctrl-C stops everything; the data stays for the next start.',
  ].join('\n');
}
