import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import type { LaunchDependencies, LaunchOutcome } from '../domain/addLaunch.ts';
import type { KeyRepository, KeyRole } from '../domain/ApiKey.ts';
import { promote, rollback } from '../domain/launches.ts';
import { requireName } from '../domain/names.ts';
import { RegistryError } from '../domain/RegistryError.ts';
import { refOf, type Variant } from '../domain/Variant.ts';

export interface ManagedRegistry extends LaunchDependencies {
  readonly keys: KeyRepository;
}

const USAGE = `usage:
  create-key <graph> <name> read|publish   prints a new key, once
  list-keys <graph>
  revoke-key <graph> <id>
  launches <graph>@<variant>
  rollback <graph>@<variant> <launch>      serves what that launch served, as a new launch
  promote <graph>@<from> <to>              serves at the variant <to> what <from> serves`;

const AUTHOR = 'command line';
const LISTED = 20;

type Command = (registry: ManagedRegistry, args: readonly string[]) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  'create-key': async ({ keys }, [graph, name, role]) => {
    if (role !== 'read' && role !== 'publish') throw new OperatorError(USAGE);
    return keys.create(requireName('graph', graph ?? ''), (name ?? '').slice(0, 64), role.toUpperCase() as KeyRole);
  },
  'list-keys': async ({ keys }, [graph = '']) => {
    const found = await keys.list(graph);
    return found
      .map(({ id, name, role, createdAt }) => `${id}  ${role.toLowerCase()}  ${createdAt.toISOString()}  ${name}`)
      .join('\n');
  },
  'revoke-key': async ({ keys }, [graph = '', id = '']) => {
    if (!(await keys.revoke(graph, id))) throw new RegistryError('NOT_FOUND', 'The graph has no such key.');
    return 'revoked';
  },
  launches: async ({ repository }, [ref]) => {
    const variant = await requireVariant(repository, ref);
    const launches = await repository.findLaunches(variant.id, LISTED);
    return launches.map((launch) => describeLaunch(launch, variant)).join('\n');
  },
  rollback: async (registry, [ref, number]) => {
    const variant = await requireVariant(registry.repository, ref);
    return describe(await rollback(registry, variant, requireNumber(number), AUTHOR), variant);
  },
  promote: async (registry, [ref, to = '']) => {
    const from = await requireVariant(registry.repository, ref);
    const target = await registry.repository.ensureVariant(from.graph, requireName('variant', to));
    return describe(await promote(registry, from, target, AUTHOR), target);
  },
};

/**
 * Runs a command.
 *
 * @returns what it prints
 * @throws OperatorError for a command that does not exist
 */
export async function runCommand(registry: ManagedRegistry, [name = '', ...args]: readonly string[]): Promise<string> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new OperatorError(USAGE);
  return command(registry, args);
}

async function requireVariant(repository: LaunchDependencies['repository'], ref = ''): Promise<Variant> {
  const [graph = '', name = 'current'] = ref.split('@');
  const variant = await repository.findVariant(requireName('graph', graph), requireName('variant', name));
  if (!variant) throw new RegistryError('NOT_FOUND', `There is no variant ${graph}@${name}.`);
  return variant;
}

function requireNumber(text = ''): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new OperatorError(USAGE);
  return number;
}

function describe({ number, changes }: LaunchOutcome, variant: Variant): string {
  return `launch ${number} of ${refOf(variant)} is live, with ${changes.length} changes`;
}

function describeLaunch(
  {
    number,
    kind,
    status,
    createdAt,
    author,
    subgraph,
  }: Awaited<ReturnType<LaunchDependencies['repository']['findLaunches']>>[number],
  { liveLaunch }: Variant,
): string {
  const mark = number === liveLaunch ? '*' : ' ';
  const what = [kind.toLowerCase(), subgraph].filter(Boolean).join(' ');
  return `${mark} ${number}  ${createdAt.toISOString()}  ${status.toLowerCase()}  ${what}  by ${author}`;
}
