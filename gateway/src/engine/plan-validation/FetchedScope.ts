import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { DataShapes } from './DataShapes.ts';

/** What all that one plan fetches is described with. */
export class FetchedScope {
  readonly types: SubgraphTypes;
  readonly typeConditions: TypeConditions;
  readonly shapes = new DataShapes();

  constructor(types: SubgraphTypes, typeConditions: TypeConditions) {
    this.types = types;
    this.typeConditions = typeConditions;
  }

  /** The runtime types that an object may have where a subgraph knows it as this type. An interface object can be any. */
  typesOf({ name, possibleTypes }: SubgraphType): ReadonlySet<string> {
    return this.typeConditions.interfaces.has(name) && possibleTypes.has(name) ? this.satisfying(name) : possibleTypes;
  }

  satisfying(...names: readonly string[]): ReadonlySet<string> {
    return this.typeConditions.satisfying(names);
  }
}
