import type { GraphQLServerContext } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';

import type { CreateVary } from '../caching/createVary.ts';
import { prefersHtml } from './ResponseMedia.ts';

/** Returns the page for a browser that requests one; null for all other requests. */
export type LandingPage = (request: HttpRequest) => Promise<HttpResponse> | null;

/** Apollo Sandbox, as Apollo Server's plugin renders it. Loads its scripts from Apollo's servers. */
export async function createLandingPage(createVary: CreateVary): Promise<LandingPage> {
  const plugin = ApolloServerPluginLandingPageLocalDefault({ embed: true, footer: false });
  // The plugin does not use its context.
  const listener = await plugin.serverWillStart!({} as GraphQLServerContext);
  const { html } = await listener!.renderLandingPage!();

  async function render(method: string): Promise<HttpResponse> {
    const headers = { 'content-type': 'text/html', vary: createVary(method, undefined) };
    return { status: 200, headers, body: typeof html === 'string' ? html : await html() };
  }

  return ({ method, headers }) => (method === 'GET' && prefersHtml(headers.accept) ? render(method) : null);
}
