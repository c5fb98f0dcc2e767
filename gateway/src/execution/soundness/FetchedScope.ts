import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { type Condition, Conditions, NEVER } from './Conditions.ts';
import type { ConditionsByName } from './Place.ts';
import { PlaceJoiner } from './PlaceJoiner.ts';

/** What all that one plan fetches is described with. */
export class FetchedScope {
  readonly types: SubgraphTypes;
  readonly typeConditions: TypeConditions;
  readonly conditions = new Conditions();
  readonly joiner = new PlaceJoiner(this.conditions);

  constructor(types: SubgraphTypes, typeConditions: TypeConditions) {
    this.types = types;
    this.typeConditions = typeConditions;
  }

  /** The types that an object may say it has where a subgraph knows it as this one. An interface object can be any. */
  typesOf({ name, possibleTypes }: SubgraphType): readonly string[] {
    return this.typeConditions.interfaces.has(name) && possibleTypes.has(name)
      ? [...this.satisfying(name)]
      : [...possibleTypes];
  }

  satisfying(...names: readonly string[]): ReadonlySet<string> {
    return this.typeConditions.satisfying(names);
  }

  any(whens: Iterable<Condition>): Condition {
    let any: Condition = NEVER;
    for (const when of whens) any = this.conditions.or(any, when);
    return any;
  }

  /** The same condition for several. */
  always(names: readonly string[], when: Condition): ConditionsByName {
    return new Map(names.map((name) => [name, when]));
  }
}
