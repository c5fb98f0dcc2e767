import { checkWorkflow } from './checkWorkflow.ts';
import { graphVariant } from './GraphVariant.ts';
import type { PlatformContext } from './PlatformContext.ts';
import { checkUrl } from './urls.ts';

const MAX_REF = 160;

/** `Query` of the platform API. With a key of another graph, a graph is not found. */
export const queries = {
  frontendUrlRoot: (_: unknown, { publicUrl }: PlatformContext) => publicUrl,

  graph: ({ id }: { id: string }, context: PlatformContext) => (id === context.key.graph ? graph(context) : null),

  me: (_: unknown, context: PlatformContext) => graph(context),

  async variant({ ref }: { ref: string }, context: PlatformContext) {
    const [id, name = 'current', ...rest] = ref.split('@');
    if (ref.length > MAX_REF || rest.length > 0) {
      return { __typename: 'InvalidRefFormat', message: 'A variant looks like graph@variant.' };
    }
    if (id !== context.key.graph) return null;
    const found = await context.repository.findVariant(id, name);
    return found && graphVariant(context, found);
  },
};

function graph(context: PlatformContext) {
  const { key, repository, checks, publicUrl } = context;
  return {
    __typename: 'Graph',
    id: key.graph,
    title: key.graph,
    asActor: { actorId: key.graph, type: 'GRAPH' },
    async variant({ name }: { name: string }) {
      const found = await repository.findVariant(key.graph, name);
      return found && graphVariant(context, found);
    },
    variants: async () => (await repository.findVariants(key.graph)).map((variant) => graphVariant(context, variant)),
    async checkWorkflow({ id }: { id: string }) {
      const check = await checks.find(id);
      const variants = await repository.findVariants(key.graph);
      const variant = check && variants.find((candidate) => candidate.id === check.variantId);
      return variant ? checkWorkflow(check, checkUrl(publicUrl, id)) : null;
    },
  };
}
