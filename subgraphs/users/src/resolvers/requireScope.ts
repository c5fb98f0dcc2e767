import { forbidden, unauthenticated } from '@online-books/service-kit/errors/requestErrors';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';

/**
 * Lets nobody pass whose token lacks a scope.
 *
 * @throws UNAUTHENTICATED for a visitor, FORBIDDEN for a viewer without the scope.
 */
export function requireScope(viewer: Viewer | null, scope: string): void {
  if (!viewer) throw unauthenticated();
  if (!viewer.scopes.has(scope)) throw forbidden();
}
