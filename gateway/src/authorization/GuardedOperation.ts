import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import type { FieldNode, GraphQLSchema } from 'graphql';

import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import type { FieldRules } from './FieldRules.ts';
import { guardedFields } from './guardedFields.ts';
import type { PolicyEvaluator } from './PolicyEvaluator.ts';
import type { AuthRequirement } from './AuthRequirement.ts';

const NONE: ReadonlySet<string> = new Set();

/** What a viewer lacks for an operation. */
export interface Verdict {
  readonly unmet: readonly AuthRequirement[];
  /** The policies that hold, of those that the operation's fields require. */
  readonly granted: ReadonlySet<string>;
  /** Equal for verdicts on one operation with the same unmet requirements. */
  readonly key: string;
}

/** An operation with fields that require anything, and what they require. */
export class GuardedOperation {
  readonly single: ResolvedOperation;
  readonly #fields: ReadonlyMap<FieldNode, ReadonlySet<AuthRequirement>>;
  readonly #requirements: readonly AuthRequirement[];
  readonly #policies: readonly string[];

  private constructor(single: ResolvedOperation, fields: ReadonlyMap<FieldNode, ReadonlySet<AuthRequirement>>) {
    this.single = single;
    this.#fields = fields;
    this.#requirements = [...new Set([...fields.values()].flatMap((required) => [...required]))];
    this.#policies = [...new Set(this.#requirements.flatMap((one) => (one.kind === 'policy' ? one.anyOf.flat() : [])))];
  }

  /** Null where no field of the operation requires anything. Linear in the operation's size. */
  static find(single: ResolvedOperation, schema: GraphQLSchema, rules: FieldRules): GuardedOperation | null {
    const fields = guardedFields(single, schema, rules);
    return fields.size === 0 ? null : new GuardedOperation(single, fields);
  }

  judge(viewer: TokenViewer | null, evaluatePolicies: PolicyEvaluator): Verdict | Promise<Verdict> {
    const granted = this.#policies.length > 0 ? evaluatePolicies(this.#policies, viewer) : NONE;
    return granted instanceof Promise
      ? granted.then((names) => this.#verdict(viewer, names))
      : this.#verdict(viewer, granted);
  }

  /** The fields with any of these requirements, with those that each of them has. */
  fieldsWith(unmet: readonly AuthRequirement[]): ReadonlyMap<FieldNode, readonly AuthRequirement[]> {
    const found = new Map<FieldNode, readonly AuthRequirement[]>();
    for (const [field, required] of this.#fields) {
      const lacking = unmet.filter((requirement) => required.has(requirement));
      if (lacking.length > 0) found.set(field, lacking);
    }
    return found;
  }

  #verdict(viewer: TokenViewer | null, granted: ReadonlySet<string>): Verdict {
    const unmet = this.#requirements.filter((requirement) => !isMet(requirement, viewer, granted));
    return { unmet, granted, key: unmet.map((requirement) => this.#requirements.indexOf(requirement)).join() };
  }
}

function isMet(requirement: AuthRequirement, viewer: TokenViewer | null, policies: ReadonlySet<string>): boolean {
  if (requirement.kind === 'authenticated') return viewer !== null;
  const names = requirement.kind === 'policy' ? policies : (viewer?.scopes ?? NONE);
  return requirement.anyOf.some((all) => all.every((name) => names.has(name)));
}
