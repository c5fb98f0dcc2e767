import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { EntityFetchNode, PathStep } from '../plan/PlanNode.ts';

/** The paths of a fetch's entities in the client's response: response keys, with `@` for the items of lists. */
export function plannedPaths({ batches }: EntityFetchNode, aliases: InternalAliases): string[][] {
  return batches.flatMap(({ paths }) => paths.map((path) => plannedPath(path, aliases)));
}

/** The same for one path. */
export function plannedPath(path: readonly PathStep[], aliases: InternalAliases): string[] {
  return path.flatMap((step) => toSteps(step, aliases));
}

function toSteps(step: PathStep, aliases: InternalAliases): string[] {
  switch (step.kind) {
    case 'Key':
      return [String(aliases.responseStep(step.key))];
    case 'Items':
      return ['@'];
    case 'TypeCondition':
      return [];
  }
}
