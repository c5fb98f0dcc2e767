import path from 'node:path';

import { inRepository } from '@online-books/tools/repository';

import { checkOut } from './checkOut.ts';
import type { Contender } from './Contender.ts';
import { findNode } from './installNode.ts';

export interface VariantOptions {
  /** Programs or versions of Node; each contender runs with each of them as well. */
  readonly nodes: readonly string[];
  /** Flags of Node; each contender runs with them as well. */
  readonly otherFlags: readonly string[];
  /** A commit whose gateway runs as well; empty for none. */
  readonly against: string;
}

/**
 * The contenders, each followed by its variants, which are compared with it in the same rounds.
 *
 * @param folder where checkouts and programs of Node are kept
 * @throws OperatorError
 */
export async function withVariants(
  contenders: readonly Contender[],
  { nodes, otherFlags, against }: VariantOptions,
  folder: string,
): Promise<readonly Contender[]> {
  const programs = await Promise.all(nodes.map((wanted) => findNode(wanted, folder)));
  const before = against === '' ? undefined : await checkOut(against, folder);
  return contenders.flatMap((contender) => [
    contender,
    ...programs.map(({ path: node, version }) => variantOf(contender, `Node ${version}`, { node })),
    ...(otherFlags.length > 0 ? [variantOf(contender, otherFlags.join(' '), { nodeFlags: otherFlags })] : []),
    ...(before && contender.name === 'ours' ? [atCheckout(contender, before)] : []),
  ]);
}

function atCheckout(contender: Contender, { folder, commit }: { folder: string; commit: string }): Contender {
  const program: Contender['program'] = (place) =>
    contender.program(place).map((argument) => path.join(folder, path.relative(inRepository(), argument)));
  return variantOf(contender, `at ${commit}`, { program });
}

function variantOf(contender: Contender, difference: string, changes: Partial<Contender>): Contender {
  const title = `${contender.title}, ${difference}`;
  return { ...contender, ...changes, name: `${contender.name} (${difference})`, title, variantOf: contender.name };
}
