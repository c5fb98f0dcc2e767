import type { DocumentNode, OperationDefinitionNode } from 'graphql';

import type { ExtensionHooks } from '../extensions/ExtensionHooks.ts';
import type { Exchange } from './Exchange.ts';

export interface HookedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Runs the hooks of an operation, and gives the viewer the scopes that they set. Rejects with an ExtensionRejection. */
export async function hookOperation(
  onOperation: NonNullable<ExtensionHooks['onOperation']>,
  { request, extensions, context }: Exchange,
  { document, operation }: HookedOperation,
): Promise<void> {
  if (!extensions || !context) return;
  const { viewer, address } = context;
  const { headers } = request;
  const scopes = await onOperation(extensions, {
    document,
    operationName: operation.name?.value ?? null,
    operationKind: operation.operation,
    client: {
      name: headers['apollographql-client-name']?.toString(),
      version: headers['apollographql-client-version']?.toString(),
      address,
    },
    viewer,
  });
  if (viewer && scopes) context.viewer = { ...viewer, scopes };
}
