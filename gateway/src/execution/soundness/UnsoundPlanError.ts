/** Why a plan must not be executed: a subgraph would refuse it, or it would answer wrongly. */
export class UnsoundPlanError extends Error {
  override name = 'UnsoundPlanError';
}
