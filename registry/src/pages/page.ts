import type { HttpResponse } from '@online-books/service-kit/http/HttpMessage';

import { type Html, html } from './Html.ts';

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c2330;background:#fff}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dde2ea;' +
  'vertical-align:top}th{font-weight:600;color:#5a6577}code,pre{font:13px ui-monospace,monospace}pre{background:#f5f7fa;padding:.8rem;overflow:auto}' +
  '.ok{color:#0b7a3b}.bad{color:#b3261e;font-weight:600}.note{color:#8a5a00}nav a{margin-right:1rem}';

/** A page. Nothing is loaded and no script runs, so that the strictest policy holds. */
export function page(status: number, title: string, body: Html): HttpResponse {
  const text = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <nav><a href="/">Variants</a></nav>
        <h1>${title}</h1>
        ${body}
      </body>
    </html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: text.text,
  };
}

/** A table; nothing but a sentence without rows. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly (Html | string | number)[]>): Html {
  if (rows.length === 0) return html`<p>None.</p>`;
  return html`<table>
    <tr>
      ${head.map((cell) => html`<th>${cell}</th>`)}
    </tr>
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
    )}
  </table>`;
}

/** A word in the colour of its meaning. */
export function verdict(isGood: boolean, text: string): Html {
  return isGood ? html`<span class="ok">${text}</span>` : html`<span class="bad">${text}</span>`;
}
