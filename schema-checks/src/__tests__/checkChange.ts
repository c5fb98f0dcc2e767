import type { CheckReport, ReportedChange } from '../CheckReport.ts';
import { composeSubgraphs } from '../build/composeSubgraphs.ts';
import type { Subgraph } from '../build/Subgraph.ts';
import type { CheckPolicy } from '../CheckPolicy.ts';
import { checkSchema } from '../checkSchema.ts';
import { operationsOf } from '../operations/readOperations.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@override", ' +
  '"@inaccessible", "@external", "@requires", "@provides", "@authenticated", "@requiresScopes", "@policy", "@tag"])\n';

/** Subgraphs by name, each a federation 2.9 schema without its link. */
export function subgraphs(sdls: Readonly<Record<string, string>>): Subgraph[] {
  return Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://${name}/graphql`,
    sdl: LINK + sdl,
    file: `subgraphs/${name}/schema.graphql`,
  }));
}

export interface Comparison {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly operations?: readonly string[];
  readonly policy?: CheckPolicy;
}

/** Checks a change of subgraphs against operations. */
export function checkChange({ before, after, operations = [], policy }: Comparison): CheckReport {
  const old = subgraphs(before);
  const base = composeSubgraphs(old);
  if (base.kind === 'failure') throw new Error(JSON.stringify(base.errors));
  return checkSchema({
    base: { supergraphSdl: base.supergraphSdl, subgraphs: old },
    proposed: subgraphs(after),
    operations: operations.flatMap((body, index) => operationsOf(`operation-${index}`, body, [])),
    ...(policy && { policy }),
  });
}

/** The changes that are more than additions. */
export function notable({ operations }: CheckReport): ReportedChange[] {
  return operations.changes.filter(({ impact }) => impact !== 'SAFE');
}
