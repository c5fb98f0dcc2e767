import type { SubgraphName } from '../repository.ts';
import { ACCOUNT_PROTECTION } from './accountProtection.ts';
import { ANONYMOUS_FIELDS } from './anonymousFields.ts';
import type { StackFiles } from './prepareStack.ts';
import type { StackPlace } from './StackPlace.ts';

export type ServiceName = 'gateway' | SubgraphName;

/** A secret that the gateway shares with each subgraph. */
export type GatewaySecrets = Readonly<Record<SubgraphName, string>>;

type Variables = Readonly<Record<string, string>>;

/** What may differ between two stacks. */
export interface ServiceSettings {
  readonly NODE_ENV: 'development' | 'test' | 'production';
  readonly LOG_LEVEL: string;
  /** What the gateway signs its requests to each subgraph with. Null: it does not, and subgraphs must know it by other means. */
  readonly gatewaySecrets?: GatewaySecrets | null;
  /** What recommendations sign with when they read the feed of orders. Null: they do not read it. */
  readonly feedSecret?: string | null;
  /** More variables for the gateway. */
  readonly gatewayEnvironment?: Variables;
  /** More variables for each subgraph. */
  readonly subgraphEnvironment?: (name: SubgraphName) => Variables;
}

/** A name, not an address: tokens stay valid when ports change. */
const TOKEN_ISSUER = 'https://online-books.example';
const TOKEN_AUDIENCE = 'https://online-books.example/graphql';

/** The environment of each service, as in compose and Kubernetes, without its address. */
export function serviceEnvironments(
  { databases, ports }: StackPlace,
  { tokenKeysPath, supergraphPath }: StackFiles,
  { NODE_ENV, LOG_LEVEL, gatewaySecrets, feedSecret, gatewayEnvironment, subgraphEnvironment }: ServiceSettings,
): Record<ServiceName, Variables> {
  const common = { NODE_ENV, LOG_LEVEL };
  const subgraph = (name: SubgraphName, own: Variables) => ({
    ...common,
    DATABASE_URL: databases[name],
    TOKEN_ISSUER,
    TOKEN_AUDIENCE,
    ...(gatewaySecrets && { GATEWAY_SECRETS: gatewaySecrets[name] }),
    ...own,
    ...subgraphEnvironment?.(name),
  });
  const JWKS_URL = `http://127.0.0.1:${ports.users}/.well-known/jwks.json`;
  return {
    users: subgraph('users', { TOKEN_KEYS_PATH: tokenKeysPath }),
    orders: subgraph('orders', { JWKS_URL, ...(feedSecret && { FEED_SECRETS: feedSecret }) }),
    recommendations: subgraph('recommendations', {
      JWKS_URL,
      ...(feedSecret && { FEED_URL: `http://127.0.0.1:${ports.orders}/internal/feed`, FEED_SECRET: feedSecret }),
    }),
    gateway: {
      ...common,
      SUPERGRAPH_PATH: supergraphPath,
      TOKEN_ISSUER,
      TOKEN_AUDIENCE,
      JWKS_URL,
      DEMAND_CONTROL: 'enforce',
      ANONYMOUS_FIELDS,
      ...ACCOUNT_PROTECTION,
      ...(gatewaySecrets && {
        SUBGRAPH_SECRET: Object.entries(gatewaySecrets)
          .map(([name, secret]) => `${name}=${secret}`)
          .join(),
      }),
      ...gatewayEnvironment,
    },
  };
}
