import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

export interface GatewayErrorOptions {
  readonly logger: Logger;
  /** Whether the messages of unexpected errors reach the client. */
  readonly development: boolean;
}

const UNEXPECTED = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * Apollo Server's `formatError` for the gateway. Errors keep their code and name their subgraph. The messages of unexpected
 * ones, which a subgraph may have left unmasked, are told in development only; stack traces and what else servers put in
 * extensions about their insides are told never.
 */
export function formatGatewayError({ logger, development }: GatewayErrorOptions) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { stacktrace: _stacktrace, exception: _exception, ...extensions } = formatted.extensions ?? {};
    if (!UNEXPECTED.has(String(extensions['code']))) return { ...formatted, extensions };
    logger.error({ err: error, path: formatted.path, serviceName: extensions['serviceName'] }, 'unexpected error');
    return { ...formatted, message: development ? formatted.message : 'Something went wrong on our side.', extensions };
  };
}
