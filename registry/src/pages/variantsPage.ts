import { refOf } from '../domain/Variant.ts';
import { html } from './Html.ts';
import { page, table } from './page.ts';
import type { Page } from './pageRoutes.ts';

/** The variants of the graph. */
export const variantsPage: Page = async ({ services, key }) => {
  const variants = await services.repository.findVariants(key.graph);
  const rows = variants.map((variant) => [
    html`<a href="/variant?ref=${encodeURIComponent(refOf(variant))}">${refOf(variant)}</a>`,
    variant.contract ? 'contract' : 'variant',
    variant.liveLaunch ?? 'nothing yet',
    variant.lastLaunch,
  ]);
  return page(200, `Graph ${key.graph}`, table(['variant', 'kind', 'served launch', 'newest launch'], rows));
};
