import { isUnavailable } from '@online-books/service-kit/database/isUnavailable';
import type { HttpRequest, HttpResponse, Route } from '@online-books/service-kit/http/HttpMessage';
import type { Logger } from 'pino';

import type { ApiKey } from '../domain/ApiKey.ts';
import type { Services } from '../domain/Services.ts';
import { checkPage } from './checkPage.ts';
import { html } from './Html.ts';
import { launchPage } from './launchPage.ts';
import { page } from './page.ts';
import { variantPage } from './variantPage.ts';
import { variantsPage } from './variantsPage.ts';

/** Who looks, and at what. */
export interface PageRequest {
  readonly services: Services;
  readonly key: ApiKey;
  readonly query: URLSearchParams;
}

/** Returns a page, or null when there is nothing of this name in the graph of the key. */
export type Page = (request: PageRequest) => Promise<HttpResponse | null>;

/** The registry's pages. The browser asks for an API key as the password: it shows the graph of that key, and never a key. */
export function pageRoutes(services: Services, logger: Logger): Readonly<Record<string, Route>> {
  const show = (render: Page): Route => {
    return async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return page(405, 'Method not allowed', html`<p>Use GET.</p>`);
      try {
        const key = await keyOf(services, request);
        if (!key) return unauthenticated();
        const shown = await render({ services, key, query: new URLSearchParams(request.search) });
        return shown ?? page(404, 'Not found', html`<p>The graph ${key.graph} has nothing of this name.</p>`);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        logger.error({ err: error }, 'the database is out of reach');
        return page(503, 'Unavailable', html`<p>The registry cannot reach its database. Retry later.</p>`);
      }
    };
  };
  return {
    '/': show(variantsPage),
    '/variant': show(variantPage),
    '/launch': show(launchPage),
    '/check': show(checkPage),
  };
}

/** HTTP's Basic authentication (RFC 7617), with any name. */
async function keyOf({ keys }: Services, { headers }: HttpRequest): Promise<ApiKey | null> {
  const { authorization = '' } = headers;
  if (!authorization.toLowerCase().startsWith('basic ')) return null;
  const credentials = Buffer.from(authorization.slice('basic '.length), 'base64').toString('utf8');
  return keys.find(credentials.slice(credentials.indexOf(':') + 1));
}

function unauthenticated(): HttpResponse {
  const shown = page(401, 'Sign in', html`<p>Enter an API key of the graph as the password.</p>`);
  return { ...shown, headers: { ...shown.headers, 'www-authenticate': 'Basic realm="registry", charset="UTF-8"' } };
}
