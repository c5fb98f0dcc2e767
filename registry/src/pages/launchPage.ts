import { refOf } from '../domain/Variant.ts';
import { findVariant } from './findVariant.ts';
import { html } from './Html.ts';
import { page, table, verdict } from './page.ts';
import type { Page } from './pageRoutes.ts';

/** A launch: who, when, from which commit, what changed, and why it did not compose. */
export const launchPage: Page = async (request) => {
  const variant = await findVariant(request);
  const number = Number(request.query.get('number'));
  if (!variant || !Number.isSafeInteger(number)) return null;
  const launch = await request.services.repository.readLaunch(variant.id, number);
  if (!launch) return null;
  const { kind, subgraph, status, author, createdAt, gitContext, errors, changes, subgraphs } = launch;
  const { branch, commit, committer, message } = gitContext;
  const body = html`
    <p>${verdict(status === 'COMPLETED', number === variant.liveLaunch ? 'served' : status.toLowerCase())}</p>
    ${table(
      ['what', 'by', 'when', 'branch', 'commit', 'committer', 'message'],
      [
        [
          [kind.toLowerCase(), subgraph].filter(Boolean).join(' '),
          author,
          createdAt.toISOString(),
          ...[branch, commit, committer, message].map((text) => text ?? ''),
        ],
      ],
    )}
    <h2>Build errors</h2>
    ${table(
      ['code', 'message', 'where', 'what to do'],
      errors.map(({ code, message: text, locations, advice }) => [
        code,
        text,
        locations.map(({ file, line, column }) => `${file}:${line}:${column}`).join(' '),
        advice,
      ]),
    )}
    <h2>Changes</h2>
    ${table(
      ['change', 'impact', 'what', 'subgraphs'],
      changes.map(({ code, impact, message: text, subgraphs: owners }) => [
        code,
        verdict(impact === 'SAFE', impact.toLowerCase()),
        text,
        owners.join(', '),
      ]),
    )}
    <h2>Subgraphs</h2>
    ${subgraphs.map(
      ({ name, url, sdl }) =>
        html`<h3>${name}</h3>
          <p>${url}</p>
          <pre>${sdl}</pre>`,
    )}
  `;
  return page(200, `Launch ${number} of ${refOf(variant)}`, body);
};
