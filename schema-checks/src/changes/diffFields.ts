import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  isRequiredArgument,
} from 'graphql';

import type { UnownedChange } from './Change.ts';
import { diffDeprecation, diffDescription } from './diffAnnotations.ts';
import { diffDefault } from './diffDefault.ts';
import { diffEntries } from './diffEntries.ts';
import { isOnlyStricter, isSafeForInput, isSafeForOutput } from './typeCompatibility.ts';

type FieldsType = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

/** What changed about the fields of an object or interface type, and their arguments. */
export function diffFields(before: FieldsType, after: FieldsType): UnownedChange[] {
  const type = after.name;
  const { added, removed, kept } = diffEntries(
    Object.values(before.getFields()) as Field[],
    Object.values(after.getFields()) as Field[],
  );
  return [
    ...removed.map(({ name }) =>
      change('FIELD_REMOVED', 'BREAKING', `${type}.${name}`, `Field "${type}.${name}" was removed.`),
    ),
    ...added.map(({ name }) => change('FIELD_ADDED', 'SAFE', `${type}.${name}`, `Field "${type}.${name}" was added.`)),
    ...kept.flatMap(([old, field]) => diffField(type, old, field)),
  ];
}

function diffField(type: string, before: Field, after: Field): UnownedChange[] {
  const coordinate = `${type}.${after.name}`;
  const changes: UnownedChange[] = [];
  if (String(before.type) !== String(after.type)) {
    const impact = isSafeForOutput(before.type, after.type) ? 'SAFE' : 'BREAKING';
    changes.push(
      change('FIELD_CHANGED_TYPE', impact, coordinate, changedType('Field', coordinate, before.type, after.type)),
    );
  }
  changes.push(
    ...diffDeprecation('FIELD', `Field "${coordinate}"`, coordinate, before.deprecationReason, after.deprecationReason),
    ...diffDescription('FIELD_DESCRIPTION_CHANGE', `field "${coordinate}"`, coordinate, before, after),
  );
  const args = diffEntries(before.args, after.args);
  for (const argument of args.removed) {
    const place = argumentOf(coordinate, argument);
    changes.push(change('ARG_REMOVED', 'BREAKING', place, `Argument "${place}" was removed.`));
  }
  for (const argument of args.added) {
    const place = argumentOf(coordinate, argument);
    changes.push(
      isRequiredArgument(argument)
        ? change('REQUIRED_ARG_ADDED', 'BREAKING', place, `Required argument "${place}" was added.`)
        : change('OPTIONAL_ARG_ADDED', 'SAFE', place, `Optional argument "${place}" was added.`),
    );
  }
  return [
    ...changes,
    ...args.kept.flatMap(([old, argument]) => diffArgument(argumentOf(coordinate, argument), old, argument)),
  ];
}

function diffArgument(place: string, before: GraphQLArgument, after: GraphQLArgument): UnownedChange[] {
  const changes: UnownedChange[] = [];
  if (String(before.type) !== String(after.type)) {
    changes.push(
      isOnlyStricter(before.type, after.type) && after.defaultValue === undefined
        ? change(
            'ARG_CHANGED_TYPE_OPTIONAL_TO_REQUIRED',
            'BREAKING',
            place,
            changedType('Argument', place, before.type, after.type),
          )
        : change(
            'ARG_CHANGED_TYPE',
            isSafeForInput(before.type, after.type) ? 'SAFE' : 'BREAKING',
            place,
            changedType('Argument', place, before.type, after.type),
          ),
    );
  }
  const requiredNow = isRequiredArgument(after) && !isRequiredArgument(before);
  const typeSaysSo = String(before.type) !== String(after.type);
  changes.push(...diffDefault('ARG', 'Argument', place, before, after, requiredNow && !typeSaysSo));
  return changes;
}

const argumentOf = (field: string, { name }: GraphQLArgument) => `${field}(${name}:)`;

function changedType(what: string, coordinate: string, before: unknown, after: unknown): string {
  return `${what} "${coordinate}" changed type from "${String(before)}" to "${String(after)}".`;
}

function change(code: string, impact: UnownedChange['impact'], coordinate: string, message: string): UnownedChange {
  return { code, impact, coordinate, message };
}
