import type { DocumentCheck } from '@online-books/service-kit/validation/checkDocument';

import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';
import { documentSizeCheck, type OperationLimits } from '../limits/operationSizeGuard.ts';
import { limitIntrospection } from '../introspection/limitIntrospection.ts';
import { rejectIntrospection } from '../introspection/rejectIntrospection.ts';

/** Returns how documents are checked over each supergraph version, by the environment. */
export function createDocumentCheck(
  environment: OperationLimits & { readonly INTROSPECTION: boolean; readonly MAX_TOKENS: number },
): (graph: SupergraphVersion) => DocumentCheck {
  const { INTROSPECTION: exposesSchema, MAX_TOKENS: maxTokens } = environment;
  const checkSize = documentSizeCheck(environment);
  return ({ documentSchema: schema }) => ({
    schema,
    exposesSchema,
    maxTokens,
    checkSize,
    rules: [exposesSchema ? limitIntrospection(schema) : rejectIntrospection],
  });
}
