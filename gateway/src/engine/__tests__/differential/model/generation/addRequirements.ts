import { generateLiteral, isRequired } from '../../generateLiteral.ts';
import type { Random } from '../../Random.ts';
import { type FieldModel, type Model, namedType, type ObjectModel } from '../Model.ts';
import { ModelIndex } from '../ModelIndex.ts';
import { isUsable } from './chooseType.ts';

/** Lets some fields of entities need fields that other subgraphs resolve. */
export function addRequirements(model: Model, random: Random): void {
  for (const entity of model.objects.filter(({ kind }) => kind === 'entity')) {
    for (const [at, field] of entity.fields.entries()) {
      if (!canRequire(entity, field) || !random.chance(0.3)) continue;
      const [owner] = field.owners as [string];
      // Only fields that stand before, so that no two need each other.
      const needed = entity.fields.slice(0, at).filter((other) => isElsewhere(model, entity, other, owner));
      const set = random.some(needed, 1, 2).flatMap((other) => requirement(model, random, other, owner) ?? []);
      if (set.length > 0) field.requires = set.join(' ');
    }
  }
}

function canRequire({ keys }: ObjectModel, { owners, name, data }: FieldModel): boolean {
  return owners.length === 1 && data === 'any' && keys.every((key) => !key.fields.includes(name));
}

function isElsewhere(
  model: Model,
  { keys }: ObjectModel,
  { owners, name, type, data }: FieldModel,
  subgraph: string,
): boolean {
  return (
    data !== 'reads' &&
    !owners.includes(subgraph) &&
    keys.every((key) => !key.fields.includes(name)) &&
    (new ModelIndex(model).isLeaf(type) || isUsable(model, namedType(type), [subgraph]))
  );
}

/** A field with what is needed below it; undefined when there is nothing that could be. */
function requirement(model: Model, random: Random, field: FieldModel, subgraph: string): string | undefined {
  const index = new ModelIndex(model);
  const head = field.name + callOf(model, random, field);
  const named = namedType(field.type);
  const object = index.objects.get(named);
  const leaves = (typename: string) =>
    (index.objects.get(typename)?.fields ?? []).filter(
      (leaf) => index.isLeaf(leaf.type) && leaf.args.length === 0 && !leaf.requires && leaf.data !== 'reads',
    );
  if (object) {
    const [key] = object.keys;
    const chosen = random.some(leaves(named), 1, 2).map(({ name }) => name);
    const set = key && (chosen.length === 0 || random.chance(0.5)) ? key.fields : chosen.join(' ');
    return set ? `${head} { ${set} }` : undefined;
  }
  if (index.isLeaf(named)) return head;
  const members = index
    .possibleTypes(named, [subgraph])
    .filter((member) => index.objects.get(member)?.kind === 'value' && leaves(member).length > 0);
  if (members.length === 0) return undefined;
  return `${head} { __typename ${members.map((member) => `... on ${member} { ${leaves(member)[0]!.name} }`).join(' ')} }`;
}

function callOf(model: Model, random: Random, { args }: FieldModel): string {
  const given = args.filter((argument) => isRequired(argument) || random.chance(0.5));
  if (given.length === 0) return '';
  return `(${given.map(({ name, type }) => `${name}: ${generateLiteral(random, type, model)}`).join(', ')})`;
}
