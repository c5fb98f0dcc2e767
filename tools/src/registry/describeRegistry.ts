import colors from 'picocolors';

import type { RunningRegistry } from './startRegistry.ts';

/** How to use a registry that runs beside the shop. */
export function describeRegistry({ address, keyFile }: RunningRegistry): string {
  return [
    '',
    `The registry is at ${colors.cyan(address)}  (the password of its pages is the key below). For rover:`,
    '',
    colors.green(`  export APOLLO_REGISTRY_URL=${address}graphql APOLLO_KEY=$(cat ${keyFile})`),
    colors.green('  rover subgraph list shop@current'),
  ].join('\n');
}
