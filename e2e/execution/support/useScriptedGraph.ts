import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { afterAll, afterEach, beforeAll } from '@jest/globals';

import { Graph } from '../../support/Graph.ts';
import { type RunningGateway, startGateway } from '../../support/startGateway.ts';
import { executeSubgraph, type Resolvers } from './executeSubgraph.ts';
import { ScriptedSubgraph } from './ScriptedSubgraph.ts';

export interface SubgraphDefinition {
  /** The `@link` to the federation specification is added where there is none. */
  readonly sdl: string;
  readonly resolvers: Resolvers;
}

export interface ScriptedGraph<Name extends string> {
  readonly graph: Graph;
  /** The gateway's process. */
  readonly pid: number;
  /** What its process has written. */
  readonly logFile: string;
  readonly subgraphs: Readonly<Record<Name, ScriptedSubgraph>>;
}

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject",
    "@authenticated", "@requiresScopes", "@policy"]
) `;

/** Subgraphs fail here all the time, and are to be asked nevertheless. */
const USUAL = { LOG_LEVEL: 'fatal', SUBGRAPH_FAILURE_SHARE: '0' };

/**
 * A gateway, as a process, in front of scripted subgraphs, for one test file. The subgraphs execute their resolvers unless a
 * test has them follow another script, which is forgotten after it.
 *
 * @param environment more variables of the gateway
 */
export function useScriptedGraph<Name extends string>(
  definitions: Readonly<Record<Name, SubgraphDefinition>>,
  environment: Readonly<Record<string, string>> = {},
): ScriptedGraph<Name> {
  const sources = (Object.entries(definitions) as Array<[Name, SubgraphDefinition]>).map(([name, definition]) => {
    const sdl = definition.sdl.includes('@link(') ? definition.sdl : FEDERATION + definition.sdl;
    return { name, sdl, subgraph: new ScriptedSubgraph(executeSubgraph(sdl, definition.resolvers)) };
  });
  const started: { gateway?: RunningGateway; folder?: string } = {};

  beforeAll(async () => {
    const supergraph = composeSupergraph(
      await Promise.all(sources.map(async ({ name, sdl, subgraph }) => ({ name, sdl, url: await subgraph.start() }))),
    );
    started.folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
    const file = path.join(started.folder, 'supergraph.graphql');
    await writeFile(file, supergraph);
    started.gateway = await startGateway({ SUPERGRAPH_PATH: file, ...USUAL, ...environment });
  });
  afterEach(() => sources.forEach(({ subgraph }) => subgraph.reset()));
  afterAll(async () => {
    sources.forEach(({ subgraph }) => subgraph.stop());
    await started.gateway?.stop();
    if (started.folder) await rm(started.folder, { recursive: true });
  });

  return {
    get graph() {
      return new Graph(started.gateway!.url);
    },
    get pid() {
      return started.gateway!.pid;
    },
    get logFile() {
      return started.gateway!.logFile;
    },
    subgraphs: Object.fromEntries(sources.map(({ name, subgraph }) => [name, subgraph])) as Record<
      Name,
      ScriptedSubgraph
    >,
  };
}
