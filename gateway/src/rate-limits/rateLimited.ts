import { HeaderMap } from '@apollo/server';
import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { GraphQLError } from 'graphql';

/** @param wait after which a retry can succeed, in milliseconds */
export function rateLimited(wait: number): GraphQLError {
  const seconds = Math.ceil(wait / 1_000);
  return new GraphQLError(`Rate limit exceeded. Retry in ${seconds} seconds.`, {
    extensions: {
      code: 'RATE_LIMITED' satisfies ErrorCode,
      retryAfter: seconds,
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    },
  });
}
