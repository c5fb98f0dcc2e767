import { z } from 'zod';

import { settingVariable } from '../subgraphs/PerSubgraph.ts';

const URLS_FAULT = 'must be http or https URLs per subgraph, as in users=http://localhost:4001/graphql';

const url = z.url({ protocol: /^https?$/ });

/** The source of the supergraph: a file, else Uplink, else running subgraphs. All of them are followed. */
export const supergraphVariables = {
  /** The path of the supergraph SDL (federation 2), which contains the subgraphs' URLs. */
  SUPERGRAPH_PATH: z.string().optional(),
  /** The key of a graph in a registry. */
  APOLLO_KEY: z.string().optional(),
  /** The graph and its variant, such as `shop@current`. */
  APOLLO_GRAPH_REF: z.string().optional(),
  /** The URLs of Uplink, separated by commas. Default: Apollo's. */
  APOLLO_SCHEMA_CONFIG_DELIVERY_ENDPOINT: z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .pipe(z.array(url))
    .optional(),
  /** Subgraphs whose schemas are introspected and composed, for development: `users=http://localhost:4001/graphql,…`. */
  INTROSPECT_SUBGRAPHS: settingVariable<string, undefined>({
    default: undefined,
    parse: (text) => url.safeParse(text).data,
    error: URLS_FAULT,
  }).refine((setting) => setting.default === undefined, URLS_FAULT),
  /** Where the last good supergraph is stored, and read from if the source is unavailable at start. Default: nowhere. */
  SUPERGRAPH_CACHE_PATH: z.string().optional(),
};

/** Uplink requires both. */
export const uplinkGroup = ['APOLLO_KEY', 'APOLLO_GRAPH_REF'] as const;

/** A gateway requires one source. */
export function supergraphFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const sources = ['SUPERGRAPH_PATH', 'APOLLO_GRAPH_REF', 'INTROSPECT_SUBGRAPHS'];
  return sources.some((name) => present[name] !== undefined)
    ? []
    : ['SUPERGRAPH_PATH: is required, unless APOLLO_KEY and APOLLO_GRAPH_REF or INTROSPECT_SUBGRAPHS are set'];
}
