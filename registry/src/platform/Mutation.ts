import { createHash } from 'node:crypto';

import { checkSubgraph } from '../domain/checkSubgraph.ts';
import type { LaunchOutcome } from '../domain/addLaunch.ts';
import type { GitContext } from '../domain/Launch.ts';
import { deleteSubgraph, launchContract, noSubgraph, publishSubgraph } from '../domain/launches.ts';
import { requireName } from '../domain/names.ts';
import { RegistryError } from '../domain/RegistryError.ts';
import type { ContractFilter, Variant } from '../domain/Variant.ts';
import { lintResult } from './checkWorkflow.ts';
import { describeBuildError } from './describeBuildError.ts';
import { graphVariant } from './GraphVariant.ts';
import { type PlatformContext, requirePublisher, requireSchema } from './PlatformContext.ts';
import { checkUrl, launchCopy, launchUrl } from './urls.ts';

interface PublishArguments {
  readonly name: string;
  readonly url?: string | null;
  readonly activePartialSchema: { readonly sdl?: string | null };
  readonly graphVariant: string;
  readonly gitContext?: GitContext | null;
}

interface RemoveArguments {
  readonly graphVariant: string;
  readonly name: string;
  readonly dryRun: boolean;
}

interface CheckArguments {
  readonly input: { readonly subgraphName: string; readonly proposedSchema: string; readonly gitContext: GitContext };
}

interface ValidateArguments {
  readonly tag: string;
  readonly operations: ReadonlyArray<{ readonly name?: string | null; readonly body: string }>;
}

interface ContractArguments {
  readonly contractVariantName: string;
  readonly sourceVariant?: string | null;
  readonly filterConfig: ContractFilter;
  readonly initiateLaunch: boolean;
}

/** `Mutation` of the platform API. */
export const mutations = {
  graph: ({ id }: { id: string }, context: PlatformContext) =>
    id === context.key.graph ? graphMutation(context) : null,
};

function graphMutation(context: PlatformContext) {
  const { key, repository, worker, schemaLimit } = context;
  return {
    async variant({ name }: { name: string }) {
      const found = await repository.findVariant(key.graph, requireName('variant', name));
      return found && { submitSubgraphCheckAsync: (input: CheckArguments) => submitCheck(context, found, input) };
    },
    publishSubgraph: (input: PublishArguments) => publish(context, input),
    removeImplementingServiceAndTriggerComposition: (input: RemoveArguments) => remove(context, input),
    async lintSchema({ sdl, baseSdl }: { sdl: string; baseSdl?: string | null }) {
      return lintResult(await worker.lint(requireSchema(sdl, schemaLimit), baseSdl ?? null));
    },
    validateOperations: (input: ValidateArguments) => validateClient(context, input),
    upsertContractVariant: (input: ContractArguments) => upsertContract(context, input),
  };
}

async function publish(context: PlatformContext, input: PublishArguments) {
  const { key, repository, schemaLimit, publicUrl } = context;
  requirePublisher(key);
  const sdl = requireSchema(input.activePartialSchema.sdl, schemaLimit);
  const name = requireName('subgraph', input.name);
  const variant = await repository.ensureVariant(key.graph, requireName('variant', input.graphVariant));
  const outcome = await publishSubgraph(context, variant, {
    name,
    url: input.url ?? null,
    sdl,
    author: key.name,
    gitContext: input.gitContext ?? {},
  });
  const known = outcome.before.subgraphs.find((subgraph) => subgraph.name === name);
  return {
    compositionConfig: hashOf(outcome.supergraphSdl ?? outcome.before.live?.supergraphSdl),
    errors: outcome.errors.map(describeBuildError),
    updatedGateway: isServed(outcome),
    wasCreated: known === undefined,
    wasUpdated: known !== undefined && known.sdl !== sdl,
    launchCliCopy: launchCopy(variant, outcome.number),
    launchUrl: launchUrl(publicUrl, variant, outcome.number),
  };
}

/** Whether gateways get another supergraph than before. */
function isServed({ supergraphSdl, before }: LaunchOutcome): boolean {
  return supergraphSdl !== null && supergraphSdl !== before.live?.supergraphSdl;
}

function hashOf(supergraphSdl: string | undefined) {
  return supergraphSdl === undefined ? null : { schemaHash: createHash('sha256').update(supergraphSdl).digest('hex') };
}

async function remove(context: PlatformContext, { graphVariant: name, name: subgraph, dryRun }: RemoveArguments) {
  const { key, repository, worker } = context;
  requirePublisher(key);
  const variant = await requireVariant(context, name);
  if (dryRun) {
    const { subgraphs } = await repository.readState(variant);
    const others = subgraphs.filter((candidate) => candidate.name !== subgraph);
    if (others.length === subgraphs.length) throw noSubgraph(subgraph);
    const result = await worker.compose(others);
    return { errors: result.kind === 'failure' ? result.errors.map(describeBuildError) : [], updatedGateway: false };
  }
  const outcome = await deleteSubgraph(context, variant, subgraph, key.name);
  return { errors: outcome.errors.map(describeBuildError), updatedGateway: isServed(outcome) };
}

/** Wrong input is an error of the request: rover does not show what `InvalidInputError` says. */
async function submitCheck(context: PlatformContext, variant: Variant, { input }: CheckArguments) {
  const { subgraphName: name, proposedSchema, gitContext } = input;
  const sdl = requireSchema(proposedSchema, context.schemaLimit);
  const { id } = await checkSubgraph(context, variant, { name, sdl, gitContext });
  return { __typename: 'CheckRequestSuccess', workflowID: id, targetURL: checkUrl(context.publicUrl, id) };
}

/** What the served schema says of a client's operations. */
async function validateClient(context: PlatformContext, { tag, operations }: ValidateArguments) {
  const live = await context.repository.readLive(await requireVariant(context, tag));
  if (!live) throw new RegistryError('CONFLICT', 'The variant serves nothing yet.');
  const documents = operations.map(({ name = null, body }) => ({ name, body }));
  return { validationResults: await context.worker.validate(live.supergraphSdl, documents) };
}

async function upsertContract(context: PlatformContext, input: ContractArguments) {
  const { key, repository, publicUrl } = context;
  requirePublisher(key);
  const name = requireName('variant', input.contractVariantName);
  const existing = await repository.findVariant(key.graph, name);
  const sourceId =
    input.sourceVariant == null
      ? existing?.contract?.sourceVariantId
      : (await requireVariant(context, input.sourceVariant)).id;
  const refuse = (message: string) => ({ __typename: 'ContractVariantUpsertErrors', errorMessages: [message] });
  if (sourceId === undefined) return refuse('A new contract needs a source variant.');
  if (existing && !existing.contract) return refuse(`${name} is no contract: choose another name.`);
  const contract = await repository.ensureVariant(key.graph, name);
  await repository.setContract(contract.id, sourceId, input.filterConfig);
  const launched = input.initiateLaunch ? await launchContract(context, contract, key.name) : null;
  if (launched && launched.supergraphSdl === null)
    return refuse(launched.errors[0]?.message ?? 'The contract is not valid.');
  const stored = await requireVariant(context, name);
  return {
    __typename: 'ContractVariantUpsertSuccess',
    contractVariant: graphVariant(context, stored),
    launchUrl: launched && launchUrl(publicUrl, contract, launched.number),
    launchCliCopy: launched && launchCopy(contract, launched.number),
  };
}

async function requireVariant({ key, repository }: PlatformContext, name: string): Promise<Variant> {
  const variant = await repository.findVariant(key.graph, requireName('variant', name));
  if (!variant) throw new RegistryError('NOT_FOUND', `The graph has no variant "${name}".`);
  return variant;
}
