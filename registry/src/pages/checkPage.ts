import type { ReportedChange } from '@online-books/schema-checks/CheckReport';
import { clientsOf } from '@online-books/schema-checks/report/clientsOf';
import { describeUse, verdictOf } from '@online-books/schema-checks/report/describeChange';

import { html } from './Html.ts';
import { page, table, verdict } from './page.ts';
import type { Page } from './pageRoutes.ts';

/** A check and all that it found: the page that rover's output links to. */
export const checkPage: Page = async ({ services, key, query }) => {
  const check = await services.checks.find(query.get('id') ?? '');
  const variants = await services.repository.findVariants(key.graph);
  const variant = check && variants.find(({ id }) => id === check.variantId);
  if (!variant) return null;
  const { report, passed, subgraph } = check;
  const { build, operations, plans, lint } = report;
  const body = html`
    <p>${verdict(passed, verdictOf(report))}</p>
    <h2>Build</h2>
    ${table(
      ['code', 'message', 'where', 'what to do'],
      build.errors.map(({ code, message, locations, advice }) => [
        code,
        message,
        locations.map(({ file, line, column }) => `${file}:${line}:${column}`).join(' '),
        advice,
      ]),
    )}
    <h2>Operations</h2>
    <p>${operations.checkedOperations} operations were checked.</p>
    ${table(
      ['severity', 'change', 'what', 'subgraphs', 'use', 'operations'],
      operations.changes.map((change) => [
        verdict(change.severity !== 'FAILURE', change.severity),
        change.code,
        change.message,
        change.subgraphs.join(', '),
        describeUse(change, operations),
        html`${change.operations.map(operationItem)}`,
      ]),
    )}
    <h2>Deprecated and used</h2>
    ${table(
      ['element', 'reason', 'operations'],
      operations.deprecatedUses.map(({ coordinate, reason, operations: users }) => [
        coordinate,
        reason,
        users.map((user) => `${user.name} ${clientsOf(user)}`).join('; '),
      ]),
    )}
    <h2>Plans</h2>
    ${table(
      ['severity', 'change', 'what'],
      plans.plans.map(({ severity, code, message }) => [verdict(severity !== 'FAILURE', severity), code, message]),
    )}
    <h2>Lint</h2>
    ${table(
      ['level', 'rule', 'message', 'line'],
      lint.diagnostics.map(({ level, rule, message, start }) => [level, rule, message, start.line]),
    )}
  `;
  return page(200, `Check of ${subgraph} in ${variant.graph}@${variant.name}`, body);
};

function operationItem(operation: ReportedChange['operations'][number]) {
  return html`<div>${operation.status}: ${operation.name} ${clientsOf(operation)}</div>`;
}
