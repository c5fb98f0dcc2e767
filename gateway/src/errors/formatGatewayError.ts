import { randomUUID } from 'node:crypto';

import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';

export interface GatewayErrorOptions {
  /** Whether clients see all extensions and messages of errors. */
  readonly development: boolean;
  /** Whether clients may introspect the schema. */
  readonly exposesSchema: boolean;
  /** Extensions of subgraph errors that clients see otherwise, beside `code` and `serviceName`. */
  readonly exposedExtensions: readonly string[];
  readonly logger: Logger;
}

type Extensions = Readonly<Record<string, unknown>>;

/** Codes with which a subgraph rejects a request that is invalid for its schema. */
const REJECTED = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

const UNEXPECTED = new Set<unknown>(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * Apollo Server's `formatError` for the gateway. Errors keep their code and name their subgraph.
 * Other extensions of subgraph errors are removed unless they are listed. The message of an unexpected error is replaced; its
 * `errorId` refers to the log. In development only stack traces are removed.
 */
export function formatGatewayError({ development, exposesSchema, exposedExtensions, logger }: GatewayErrorOptions) {
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
      extensions: development || isOurs ? extensions : pick(extensions, ['code', 'serviceName', ...exposedExtensions]),
    };
  };
}

/** Whether the error is about the gateway's own request: its message may repeat values or name hidden parts of the schema. */
function isOfRequest(error: unknown): boolean {
  return (error as Partial<ExecutionError>).isOfRequest === true;
}

/** The id with which the subgraph logged the error, if it is well-formed; otherwise a new one. */
function idOf({ errorId }: Extensions): string {
  return typeof errorId === 'string' && /^[\w-]{8,64}$/.test(errorId) ? errorId : randomUUID();
}

function pick(extensions: Extensions, names: readonly string[]): Extensions {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(extensions, name)).map((name) => [name, extensions[name]]),
  );
}
