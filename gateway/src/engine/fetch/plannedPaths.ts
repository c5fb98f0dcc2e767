import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { EntityFetchNode, PathStep } from '../plan/PlanNode.ts';

/** Where in the client's answer the entities of a fetch stand: by response keys, with `@` for the items of lists. */
export function plannedPaths({ batches }: EntityFetchNode, keys: InternalAliases): string[][] {
  return batches.flatMap(({ paths }) => paths.map((path) => plannedPath(path, keys)));
}

/** The same for one path. */
export function plannedPath(path: readonly PathStep[], keys: InternalAliases): string[] {
  return path.flatMap((step) => toSteps(step, keys));
}

function toSteps(step: PathStep, keys: InternalAliases): string[] {
  switch (step.kind) {
    case 'Key':
      return [String(keys.responseStep(step.key))];
    case 'Items':
      return ['@'];
    case 'TypeCondition':
      return [];
  }
}
