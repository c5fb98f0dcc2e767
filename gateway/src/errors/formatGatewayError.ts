import { randomUUID } from 'node:crypto';

import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import type { ExecutionError } from '../engine/ExecutionError.ts';

export interface GatewayErrorOptions {
  /** Whether clients are told all that subgraphs say. */
  readonly development: boolean;
  /** Whether clients may introspect the schema. */
  readonly exposesSchema: boolean;
  /** What they are told otherwise of the extensions of subgraphs' errors, beside code and service name. */
  readonly told: readonly string[];
  readonly logger: Logger;
}

type Extensions = Readonly<Record<string, unknown>>;

/** With what a subgraph rejects a request whose document or variables do not fit its schema. */
const REJECTED = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

const UNEXPECTED = new Set<unknown>(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * Apollo Server's `formatError` for the gateway. Errors keep their code and name their subgraph. Of what else subgraphs put
 * into extensions, only what is meant for clients is told; of unexpected errors not even the message, but an id under which
 * they are in the log. In development everything is told, but stack traces, which never are.
 */
export function formatGatewayError({ development, exposesSchema, told, logger }: GatewayErrorOptions) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { stacktrace: _stacktrace, exception: _exception, ...extensions } = formatted.extensions ?? {};
    const { code, serviceName } = extensions;
    if (UNEXPECTED.has(code)) {
      const errorId = idOf(extensions);
      logger.error({ err: error, errorId, path: formatted.path, serviceName }, 'unexpected error');
      return development
        ? { ...formatted, extensions: { ...extensions, errorId } }
        : {
            ...formatted,
            message: 'Something went wrong on our side.',
            extensions: { ...pick(extensions, ['code', 'serviceName']), errorId },
          };
    }
    const isOurs = serviceName === undefined;
    const isHidden = !exposesSchema && REJECTED.has(code) && isOfRequest(error);
    if (isHidden) logger.warn({ err: error, path: formatted.path, serviceName }, 'a subgraph rejected a request');
    return {
      ...formatted,
      ...(isHidden && { message: `The ${String(serviceName)} subgraph rejected a value of this request.` }),
      extensions: development || isOurs ? extensions : pick(extensions, ['code', 'serviceName', ...told]),
    };
  };
}

/** Whether it is about what the gateway sent: then it may repeat values, and name what of the schema clients are not to know. */
function isOfRequest(error: unknown): boolean {
  return (error as Partial<ExecutionError>).isOfRequest === true;
}

/** The id under which the subgraph has logged the error, where it looks like one. */
function idOf({ errorId }: Extensions): string {
  return typeof errorId === 'string' && /^[\w-]{8,64}$/.test(errorId) ? errorId : randomUUID();
}

function pick(extensions: Extensions, names: readonly string[]): Extensions {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(extensions, name)).map((name) => [name, extensions[name]]),
  );
}
