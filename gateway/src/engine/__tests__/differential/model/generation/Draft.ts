import type {
  DirectiveModel,
  EnumModel,
  InputModel,
  InterfaceModel,
  Model,
  ObjectModel,
  UnionModel,
} from '../Model.ts';

/** A model that is being made. */
export interface Draft extends Model {
  readonly enums: EnumModel[];
  readonly inputs: InputModel[];
  readonly objects: ObjectModel[];
  readonly interfaces: InterfaceModel[];
  readonly unions: UnionModel[];
  readonly directives: DirectiveModel[];
}
