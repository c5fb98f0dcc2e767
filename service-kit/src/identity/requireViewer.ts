import { forbidden, unauthenticated } from '../errors/requestErrors.ts';
import type { Viewer } from './Viewer.ts';

/**
 * The signed-in user of a request.
 *
 * @throws UNAUTHENTICATED for an anonymous request
 */
export function requireViewer({ viewer }: { readonly viewer: Viewer | null }): Viewer {
  if (!viewer) throw unauthenticated();
  return viewer;
}

/**
 * The signed-in user of a request, whose token must have a scope.
 *
 * @throws UNAUTHENTICATED for an anonymous request, FORBIDDEN without the scope
 */
export function requireScope(context: { readonly viewer: Viewer | null }, scope: string): Viewer {
  const viewer = requireViewer(context);
  if (!viewer.scopes.has(scope)) throw forbidden();
  return viewer;
}
