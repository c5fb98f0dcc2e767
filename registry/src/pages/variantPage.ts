import { operationSignature } from '@online-books/schema-checks/operations/operationSignature';

import type { LaunchSummary } from '../domain/Launch.ts';
import type { OperationText } from '../domain/SchemaWorker.ts';
import { refOf, type Variant } from '../domain/Variant.ts';
import { findVariant } from './findVariant.ts';
import { html } from './Html.ts';
import { page, table, verdict } from './page.ts';
import type { Page } from './pageRoutes.ts';

const SHOWN = 20;

/** A variant: its subgraphs, launches, checks, and what clients send. */
export const variantPage: Page = async (request) => {
  const { services } = request;
  const variant = await findVariant(request);
  if (!variant) return null;
  const { subgraphs } = await services.repository.readState(variant);
  const launches = await services.repository.findLaunches(variant.id, SHOWN);
  const checks = await services.checks.list(variant.id, SHOWN);
  const since = new Date(Date.now() - services.operationWindowMs);
  const operations = await services.operations.findSince(variant.id, since);
  const body = html`
    <h2>Subgraphs</h2>
    ${table(
      ['name', 'address', 'published'],
      subgraphs.map(({ name, url, updatedAt }) => [name, url, updatedAt.toISOString()]),
    )}
    <h2>Launches</h2>
    ${table(
      ['launch', 'status', 'what', 'changes', 'by', 'commit', 'when'],
      launches.map((launch) => launchRow(launch, variant)),
    )}
    <h2>Checks</h2>
    ${table(
      ['check', 'subgraph', 'commit', 'when'],
      checks.map(({ id, passed, subgraph, gitContext, createdAt }) => [
        html`<a href="/check?id=${id}">${verdict(passed, passed ? 'passed' : 'failed')}</a>`,
        subgraph,
        gitContext.commit ?? '',
        createdAt.toISOString(),
      ]),
    )}
    <h2>Operations</h2>
    ${table(['operation', 'client', 'requests', 'last seen'], operations.slice(0, SHOWN).flatMap(operationRows))}
  `;
  return page(200, refOf(variant), body);
};

function launchRow(
  { number, status, kind, subgraph, changes, author, gitContext, createdAt }: LaunchSummary,
  variant: Variant,
) {
  const isLive = number === variant.liveLaunch;
  return [
    html`<a href="/launch?ref=${encodeURIComponent(refOf(variant))}&amp;number=${number}">${number}</a>`,
    verdict(status === 'COMPLETED', isLive ? 'served' : status.toLowerCase()),
    [kind.toLowerCase(), subgraph].filter(Boolean).join(' '),
    changes.length,
    author,
    gitContext.commit ?? '',
    createdAt.toISOString(),
  ];
}

function operationRows({ body, uses }: OperationText) {
  const name = operationSignature(body)?.name ?? 'anonymous';
  return uses.map(({ client, version, requests, lastSeen }) => [
    name,
    `${client} ${version}`,
    requests,
    new Date(lastSeen).toISOString(),
  ]);
}
