import { isJsonObject, type Json, ownValue } from '../raw-json/Json.ts';
import type { Rewrite, RewriteStep } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { ResponsePath } from './ExecutionError.ts';

interface Rename {
  readonly rewrite: Rewrite;
  /** From here to the objects that have the key. */
  readonly path: readonly RewriteStep[];
  readonly key: string;
  readonly newKey: string;
}

/**
 * The names that rewrites give to keys, for code that follows fetched data step by step: one key can get different names at
 * different positions and for different types, or stay as it is.
 */
export class KeyRenames {
  readonly #renames: readonly Rename[];
  readonly #types: TypeConditions;

  private constructor(renames: readonly Rename[], types: TypeConditions) {
    this.#renames = renames;
    this.#types = types;
  }

  /** The renames of a fetch, at the objects that its rewrites start from. */
  static of(rewrites: readonly Rewrite[], types: TypeConditions): KeyRenames {
    return new KeyRenames(
      rewrites.flatMap((rewrite) => (rewrite.kind === 'RenameKey' ? [{ ...rewrite, rewrite }] : [])),
      types,
    );
  }

  /**
   * The name of a key, and the renames below it.
   *
   * @param typename of the object; without it, the type is known to satisfy the conditions
   */
  at(key: string, typename: string | undefined): { readonly key: string; readonly below: KeyRenames } {
    let name = key;
    const below: Rename[] = [];
    for (const rename of this.#renames) {
      const to = rename.path.findIndex(({ kind }) => kind === 'Key');
      const conditions = to < 0 ? rename.path : rename.path.slice(0, to);
      const applies = conditions.every(
        (step) => step.kind === 'Key' || typename === undefined || this.#types.satisfying(step.types).has(typename),
      );
      if (!applies) continue;
      const next = to < 0 ? undefined : rename.path[to];
      if (!next) name = rename.key === name ? rename.newKey : name;
      else if (next.kind === 'Key' && next.key === name) below.push({ ...rename, path: rename.path.slice(to + 1) });
    }
    return { key: name, below: new KeyRenames(below, this.#types) };
  }

  /** The same for objects of several types: the key's names, each with its types, and the renames below them. */
  ofTypes(key: string, typenames: Iterable<string>) {
    const names = new Map<string, Set<string>>();
    const rest = new Map<Rewrite, Rename>();
    for (const typename of typenames) {
      const { key: name, below } = this.at(key, typename);
      names.set(name, (names.get(name) ?? new Set()).add(typename));
      for (const rename of below.#renames) rest.set(rename.rewrite, rename);
    }
    return { names, rest: new KeyRenames([...rest.values()], this.#types) };
  }

  /**
   * A path with its keys renamed.
   *
   * @param data of the subgraph's response, unchanged, that the path leads through
   */
  rename(path: ResponsePath, data: Json | undefined): ResponsePath {
    const [step, ...others] = path;
    if (step === undefined || this.#renames.length === 0) return path;
    if (typeof step === 'number') return [step, ...this.rename(others, Array.isArray(data) ? data[step] : undefined)];
    const object = isJsonObject(data) ? data : {};
    const typename = object['__typename'];
    const { key, below } = this.at(step, typeof typename === 'string' ? typename : undefined);
    return [key, ...below.rename(others, ownValue(object, step))];
  }
}
