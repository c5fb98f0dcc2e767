import { IntrospectAndCompose, type SupergraphManager, UplinkSupergraphManager } from '@apollo/gateway';
import type { Logger } from 'pino';

import type { PerSubgraph } from '../subgraphs/PerSubgraph.ts';
import { createFileManager } from './createFileManager.ts';

const INTROSPECTION_INTERVAL_MS = 2_000;

export interface SupergraphSourceOptions {
  readonly SUPERGRAPH_PATH?: string | undefined;
  /** Uplink, Apollo's or a registry's. */
  readonly APOLLO_KEY?: string | undefined;
  readonly APOLLO_GRAPH_REF?: string | undefined;
  readonly APOLLO_SCHEMA_CONFIG_DELIVERY_ENDPOINT?: readonly string[] | undefined;
  /** The URLs of running subgraphs. */
  readonly INTROSPECT_SUBGRAPHS: PerSubgraph<string, string | undefined>;
}

/** Where the supergraph comes from. */
export interface SupergraphSource {
  readonly kind: 'file' | 'uplink' | 'introspection';
  /** The variable that names it, and its value. */
  readonly label: string;
  readonly manager: SupergraphManager;
}

/** Chooses the source of the supergraph: a file, else Uplink, else the introspection of running subgraphs. */
export function createSupergraphSource(options: SupergraphSourceOptions, logger: Logger): SupergraphSource {
  const { SUPERGRAPH_PATH: path, APOLLO_KEY: apiKey, APOLLO_GRAPH_REF: graphRef } = options;
  if (path !== undefined) {
    const label = `SUPERGRAPH_PATH: ${path}`;
    return { kind: 'file', label, manager: createFileManager(path, label) };
  }
  if (apiKey !== undefined && graphRef !== undefined) {
    const { APOLLO_SCHEMA_CONFIG_DELIVERY_ENDPOINT: endpoints } = options;
    const manager = new UplinkSupergraphManager({
      apiKey,
      graphRef,
      logger,
      ...(endpoints && { uplinkEndpoints: [...endpoints] }),
    });
    return { kind: 'uplink', label: `APOLLO_GRAPH_REF: ${graphRef}`, manager };
  }
  const subgraphs = [...options.INTROSPECT_SUBGRAPHS.overrides].map(([name, url]) => ({ name, url }));
  const manager = new IntrospectAndCompose({ subgraphs, pollIntervalInMs: INTROSPECTION_INTERVAL_MS, logger });
  return { kind: 'introspection', label: 'INTROSPECT_SUBGRAPHS: the composed supergraph', manager };
}
