import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';
import type { OperationDefinitionNode } from 'graphql';

import type { ExtensionRun } from '../extensions/ExtensionRun.ts';
import type { RequestContext } from './RequestContext.ts';
import { negotiateMedia, type ResponseMedia } from './ResponseMedia.ts';

/** A request for one operation, and what the stages have found out about it so far. */
export interface Exchange {
  readonly request: HttpRequest;
  /** Null if the client accepts no supported media type. */
  readonly media: ResponseMedia | null;
  /** Undefined without extensions. */
  extensions: ExtensionRun | undefined;
  context: RequestContext | undefined;
  operation: OperationDefinitionNode | undefined;
}

export function createExchange(request: HttpRequest): Exchange {
  return {
    request,
    media: negotiateMedia(request.headers.accept),
    extensions: undefined,
    context: undefined,
    operation: undefined,
  };
}
