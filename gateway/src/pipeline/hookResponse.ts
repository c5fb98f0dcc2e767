import type { HttpResponse } from '@online-books/service-kit/http/HttpMessage';
import type { GraphQLFormattedError } from 'graphql';

import type { ExtensionHooks } from '../extensions/ExtensionHooks.ts';
import { ExtensionRejection } from '../extensions/ExtensionRejection.ts';
import type { Rejection } from '../http/Rejection.ts';
import type { Exchange } from './Exchange.ts';

export interface WrittenResponse {
  readonly response: HttpResponse;
  /** As the client gets them. */
  readonly errors: readonly GraphQLFormattedError[];
}

/** Runs the hooks of a response. A cookie that they set is for this client only: the response is not stored. */
export async function hookResponse(
  onResponse: NonNullable<ExtensionHooks['onResponse']>,
  { extensions }: Exchange,
  { response, errors }: WrittenResponse,
): Promise<HttpResponse | Rejection> {
  if (!extensions) return response;
  try {
    const headers = await onResponse(extensions, { status: response.status, headers: response.headers, errors });
    if (headers === response.headers) return response;
    const { 'set-cookie': cookie, ...others } = headers;
    if (cookie === undefined) return { ...response, headers };
    const { cookies = [] } = response;
    return { ...response, headers: { ...others, 'cache-control': 'no-store' }, cookies: [...cookies, cookie] };
  } catch (error) {
    if (error instanceof ExtensionRejection) return error.toRejection();
    throw error;
  }
}
