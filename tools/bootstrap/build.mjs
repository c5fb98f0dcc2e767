import path from 'node:path';

import { root } from './repository.mjs';
import { runQuietly } from './runQuietly.mjs';
import { step } from './step.mjs';

/** Builds this command line alone, for commands that must run while a subgraph does not compile. */
export function buildTools() {
  return step('Building the tools', () => compile('tools'));
}

/** Builds the gateway alone. */
export function buildGateway() {
  return step('Building the gateway', () => compile('gateway'));
}

/** Builds the bench, and the gateway that it measures. */
export function buildBench() {
  return step('Building the gateway and the bench', () => compile('bench'));
}

/** Builds everything, Prisma's clients first. */
export async function buildWorkspaces() {
  await buildTools();
  const { generatePrismaClients } = await import('../dist/generate/generatePrismaClients.js');
  await step('Generating the Prisma clients', generatePrismaClients);
  await step('Building the services', () => compile());
}

/** @param {string[]} workspaces all of them when none is named */
function compile(...workspaces) {
  return runQuietly(path.join(root, 'node_modules/typescript/bin/tsc'), ['--build', ...workspaces]);
}
