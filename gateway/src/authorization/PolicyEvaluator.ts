import { namesInClaim } from '@online-books/service-kit/identity/namesInClaim';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';

/**
 * Decides which of some policies hold for whoever asks; null is a visitor. What `@policy` names may be anything that can be
 * decided: a claim, a look-up, another service's word.
 */
export type PolicyEvaluator = (
  policies: readonly string[],
  viewer: TokenViewer | null,
) => ReadonlySet<string> | Promise<ReadonlySet<string>>;

/** Policies hold that a claim of the token names, in a list or in words separated by spaces. */
export function policiesOfClaim(claim: string): PolicyEvaluator {
  return (policies, viewer) => {
    const granted = new Set(namesInClaim(viewer?.claims[claim]));
    return new Set(policies.filter((policy) => granted.has(policy)));
  };
}
