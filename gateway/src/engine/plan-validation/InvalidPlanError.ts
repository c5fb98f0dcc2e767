/** Why a plan is not executed: subgraphs cannot answer it as it stands, or it does not answer the operation. */
export class InvalidPlanError extends Error {
  override name = 'InvalidPlanError';
}
