import { generateLiteral, type InputTypes } from '../../generateLiteral.ts';
import type { Random } from '../../Random.ts';
import type { ArgumentModel, Model } from '../Model.ts';
import { ANY_JSON } from '../printSchema.ts';

const BUILT_IN = ['Int', 'String', 'Boolean', 'Float', 'ID', '[ID!]', '[[Int]]', '[String!]!', ANY_JSON];

/** Arguments of a field, or the fields of an input object. */
export function generateArguments(model: Model, random: Random, names: readonly string[]): ArgumentModel[] {
  const types = [
    ...BUILT_IN,
    ...model.enums.map(({ name }) => name),
    ...model.inputs.flatMap(({ name }) => [name, `[${name}!]`]),
  ];
  return names.map((name) => {
    const type = random.pick(types) + (random.chance(0.15) ? '!' : '');
    const base = type.replace('!!', '!');
    const defaultValue = random.chance(0.35) ? generateLiteral(random, base, visibleInputs(model)) : undefined;
    return {
      name,
      type: base,
      defaultValue,
      inaccessible: random.chance(0.06) && !(base.endsWith('!') && !defaultValue),
    };
  });
}

/** Enums and input objects as clients see them: a default must not use what they do not. */
export function visibleInputs({ enums, inputs }: Model): InputTypes {
  return {
    enums: enums.map(({ name, values, inaccessible }) => ({
      name,
      values: values.filter((value) => !inaccessible.includes(value)),
    })),
    inputs: inputs.map(({ name, fields }) => ({ name, fields: fields.filter(({ inaccessible }) => !inaccessible) })),
  };
}
