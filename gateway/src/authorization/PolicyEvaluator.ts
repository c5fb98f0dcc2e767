import { namesInClaim } from '@online-books/service-kit/identity/namesInClaim';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';

/**
 * Returns those of the policies that the viewer fulfils; a null viewer is anonymous. A policy may be decided by a claim, a look-up, or
 * another service.
 */
export type PolicyEvaluator = (
  policies: readonly string[],
  viewer: TokenViewer | null,
) => ReadonlySet<string> | Promise<ReadonlySet<string>>;

/** Grants the policies that a claim of the token lists, as an array or separated by spaces. */
export function policiesOfClaim(claim: string): PolicyEvaluator {
  return (policies, viewer) => {
    const granted = new Set(namesInClaim(viewer?.claims[claim]));
    return new Set(policies.filter((policy) => granted.has(policy)));
  };
}
