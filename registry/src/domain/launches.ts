import { addLaunch, type LaunchDependencies, type LaunchIntent, type LaunchOutcome } from './addLaunch.ts';
import type { GitContext } from './Launch.ts';
import { requireName } from './names.ts';
import { RegistryError } from './RegistryError.ts';
import { refOf, type Variant } from './Variant.ts';

export interface SubgraphPublication {
  readonly name: string;
  /** Null keeps the address that the subgraph has. */
  readonly url: string | null;
  readonly sdl: string;
  readonly author: string;
  readonly gitContext: GitContext;
}

/** The longest address of a subgraph. */
const MAX_URL = 2048;

/** Publishes a subgraph's schema to a variant, and composes it with the others. */
export async function publishSubgraph(
  dependencies: LaunchDependencies,
  variant: Variant,
  { name, url, sdl, author, gitContext }: SubgraphPublication,
): Promise<LaunchOutcome> {
  requireName('subgraph', name);
  requirePublishable(variant);
  const updatedAt = new Date();
  return launchWithContracts(
    dependencies,
    variant,
    { kind: 'PUBLISH', author, subgraph: name, gitContext },
    ({ subgraphs }) => {
      const known = subgraphs.find((subgraph) => subgraph.name === name);
      const others = subgraphs.filter((subgraph) => subgraph !== known);
      return { subgraphs: [...others, { name, url: requireUrl(url ?? known?.url ?? null), sdl, updatedAt }] };
    },
  );
}

function requireUrl(url: string | null): string {
  if (url === null) throw new RegistryError('INVALID_INPUT', 'A new subgraph needs a routing URL (--routing-url).');
  if (url.length > MAX_URL || (url !== '' && !URL.canParse(url))) {
    throw new RegistryError('INVALID_INPUT', 'The routing URL is not a valid URL.');
  }
  return url;
}

/** Removes a subgraph from a variant, and composes the others. */
export async function deleteSubgraph(
  dependencies: LaunchDependencies,
  variant: Variant,
  name: string,
  author: string,
): Promise<LaunchOutcome> {
  requirePublishable(variant);
  return launchWithContracts(dependencies, variant, { kind: 'DELETE', author, subgraph: name }, ({ subgraphs }) => {
    const others = subgraphs.filter((subgraph) => subgraph.name !== name);
    if (others.length === subgraphs.length) throw noSubgraph(name);
    return { subgraphs: others };
  });
}

export function noSubgraph(name: string): RegistryError {
  return new RegistryError('NOT_FOUND', `The variant has no subgraph "${name.slice(0, 64)}".`);
}

/** Makes what an earlier launch served live again, as a new launch: the schemas of all subgraphs are those of then. */
export async function rollback(
  dependencies: LaunchDependencies,
  variant: Variant,
  number: number,
  author: string,
): Promise<LaunchOutcome> {
  requirePublishable(variant);
  const earlier = await dependencies.repository.readLaunch(variant.id, number);
  if (!earlier) throw new RegistryError('NOT_FOUND', `${refOf(variant)} has no launch ${number}.`);
  const { subgraphs, supergraphSdl, gitContext } = earlier;
  if (supergraphSdl === null)
    throw new RegistryError('CONFLICT', `Launch ${number} did not compose and was never served.`);
  return launchWithContracts(dependencies, variant, { kind: 'ROLLBACK', author, gitContext }, () => ({
    subgraphs,
    result: { kind: 'success', supergraphSdl, hints: [] },
  }));
}

/** Makes what one variant serves live at another one. */
export async function promote(
  dependencies: LaunchDependencies,
  from: Variant,
  to: Variant,
  author: string,
): Promise<LaunchOutcome> {
  requirePublishable(to);
  const source = from.liveLaunch === null ? null : await dependencies.repository.readLaunch(from.id, from.liveLaunch);
  if (!source?.supergraphSdl)
    throw new RegistryError('CONFLICT', `${refOf(from)} serves nothing that could be promoted.`);
  const { subgraphs, supergraphSdl, gitContext } = source;
  return launchWithContracts(dependencies, to, { kind: 'PROMOTION', author, gitContext }, () => ({
    subgraphs,
    result: { kind: 'success', supergraphSdl, hints: [] },
  }));
}

function requirePublishable(variant: Variant): void {
  if (!variant.contract) return;
  throw new RegistryError('CONFLICT', `${refOf(variant)} is a contract: publish to its source variant.`);
}

/** Launches, and launches the contracts of the variant after it. */
async function launchWithContracts(
  dependencies: LaunchDependencies,
  variant: Variant,
  intent: LaunchIntent,
  plan: Parameters<typeof addLaunch>[3],
): Promise<LaunchOutcome> {
  const outcome = await addLaunch(dependencies, variant, intent, plan);
  if (outcome.supergraphSdl !== null) {
    for (const contract of await dependencies.repository.findContractsOf(variant.id)) {
      await launchContract(dependencies, contract, intent.author);
    }
  }
  return outcome;
}

/** Filters what the source variant serves by now, and serves that. */
export async function launchContract(
  dependencies: LaunchDependencies,
  { graph, name }: Pick<Variant, 'graph' | 'name'>,
  author: string,
): Promise<LaunchOutcome> {
  const { repository, worker } = dependencies;
  const contract = await repository.findVariant(graph, name);
  const filter = contract?.contract?.filter;
  if (!contract?.contract || !filter) throw new RegistryError('NOT_FOUND', 'There is no such contract.');
  const { sourceVariantId } = contract.contract;
  return addLaunch(dependencies, contract, { kind: 'CONTRACT', author }, async () => {
    const source = (await repository.findVariants(graph)).find(({ id }) => id === sourceVariantId);
    const live = source && (await repository.readLive(source));
    const launched = live && (await repository.readLaunch(source.id, live.number));
    if (!live || !launched) throw new RegistryError('CONFLICT', 'The source variant serves nothing yet.');
    return { subgraphs: launched.subgraphs, result: await worker.filter(live.supergraphSdl, filter) };
  });
}
