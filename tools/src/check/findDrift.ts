import { readFile } from 'node:fs/promises';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { composeBookshop, deployedSupergraphPath, deployedUrls } from '../compose/composeBookshop.ts';
import { printResolverTypes, resolverTypesPath } from '../generate/generateResolverTypes.ts';
import { subgraphNames } from '../repository.ts';

/**
 * Compares committed files with what their sources say today.
 *
 * @throws OperatorError that names each file that must be generated again.
 */
export async function findDrift(): Promise<void> {
  const generated: Array<[file: string, text: string]> = [
    [deployedSupergraphPath, await composeBookshop(deployedUrls)],
  ];
  for (const name of subgraphNames) generated.push([resolverTypesPath(name), await printResolverTypes(name)]);
  const drifted: string[] = [];
  for (const [file, text] of generated) {
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) drifted.push(file);
  }
  if (drifted.length > 0) throw new OperatorError(`Not up to date, run npm run generate:\n  ${drifted.join('\n  ')}`);
}
