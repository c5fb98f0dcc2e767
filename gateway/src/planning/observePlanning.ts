import { createHash } from 'node:crypto';

import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import type { Logger } from 'pino';

import type { PlanningEvent } from '../engine/hooks/PlanningEvent.ts';

/** Names and reasons are made of what clients write. In characters. */
const MAX_TEXT = 200;

const MESSAGES: Readonly<Record<PlanningEvent['outcome'], string>> = {
  planned: 'a planner rejected an operation; another one planned it',
  rejected: 'no planner has a valid plan for an operation; its requests are rejected',
  overloaded: 'planning is overloaded; new operations are rejected for now',
};

/** Logs and counts the operations that the first planner did not plan. The others are what is expected. */
export function observePlanning(metrics: MetricRegistry, logger: Logger): (event: PlanningEvent) => void {
  const rejected = metrics.counter({
    name: 'gateway_planner_rejections_total',
    help: 'Operations for which a planner has no plan, or an invalid one.',
    labels: ['planner'],
  });
  const operations = metrics.counter({
    name: 'gateway_operations_planned_total',
    help: 'Operations that were planned, that no planner can plan, or that came when planning was overloaded.',
    labels: ['outcome'],
  });

  return ({ operationName, source, outcome, rejections }) => {
    operations.of({ outcome }).add();
    for (const { planner } of rejections) rejected.of({ planner }).add();
    if (outcome === 'planned' && rejections.length === 0) return;
    logger.warn(
      {
        operationName: operationName?.slice(0, MAX_TEXT),
        hash: createHash('sha256').update(source).digest('hex'),
        rejections: rejections.map(({ planner, reason }) => ({ planner, reason: reason.slice(0, MAX_TEXT) })),
      },
      MESSAGES[outcome],
    );
  };
}
