import { type GraphQLInputField, type GraphQLInputObjectType, isRequiredInputField } from 'graphql';

import type { UnownedChange } from './Change.ts';
import { diffDefault } from './diffDefault.ts';
import { diffDescription } from './diffAnnotations.ts';
import { diffEntries } from './diffEntries.ts';
import { isSafeForInput } from './typeCompatibility.ts';

/** What changed about the fields of an input object type. */
export function diffInputFields(before: GraphQLInputObjectType, after: GraphQLInputObjectType): UnownedChange[] {
  const { added, removed, kept } = diffEntries(Object.values(before.getFields()), Object.values(after.getFields()));
  const coordinateOf = ({ name }: GraphQLInputField) => `${after.name}.${name}`;
  return [
    ...removed.map((field): UnownedChange => {
      const coordinate = coordinateOf(field);
      const message = `Input field "${coordinate}" was removed.`;
      return { code: 'FIELD_REMOVED_FROM_INPUT_OBJECT', impact: 'BREAKING', coordinate, message };
    }),
    ...added.map((field): UnownedChange => {
      const coordinate = coordinateOf(field);
      return isRequiredInputField(field)
        ? {
            code: 'REQUIRED_FIELD_ADDED_TO_INPUT_OBJECT',
            impact: 'BREAKING',
            coordinate,
            message: `Required input field "${coordinate}" was added.`,
          }
        : {
            code: 'OPTIONAL_FIELD_ADDED_TO_INPUT_OBJECT',
            impact: 'SAFE',
            coordinate,
            message: `Optional input field "${coordinate}" was added.`,
          };
    }),
    ...kept.flatMap(([old, field]) => diffInputField(coordinateOf(field), old, field)),
  ];
}

function diffInputField(coordinate: string, before: GraphQLInputField, after: GraphQLInputField): UnownedChange[] {
  const changes: UnownedChange[] = [];
  const typeChanged = String(before.type) !== String(after.type);
  if (typeChanged) {
    changes.push({
      code: 'FIELD_ON_INPUT_OBJECT_CHANGED_TYPE',
      impact: isSafeForInput(before.type, after.type) ? 'SAFE' : 'BREAKING',
      coordinate,
      message: `Input field "${coordinate}" changed type from "${String(before.type)}" to "${String(after.type)}".`,
    });
  }
  const requiredNow = isRequiredInputField(after) && !isRequiredInputField(before) && !typeChanged;
  return [
    ...changes,
    ...diffDefault('INPUT_FIELD', 'Input field', coordinate, before, after, requiredNow),
    ...diffDescription('FIELD_DESCRIPTION_CHANGE', `input field "${coordinate}"`, coordinate, before, after),
  ];
}
