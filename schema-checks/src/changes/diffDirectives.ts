import { type GraphQLDirective, type GraphQLSchema, isRequiredArgument, isSpecifiedDirective } from 'graphql';

import type { UnownedChange } from './Change.ts';
import { diffEntries } from './diffEntries.ts';

/** Directives that clients may write in operations; those of schemas are no part of the API. */
function executable(schema: GraphQLSchema): GraphQLDirective[] {
  return schema
    .getDirectives()
    .filter(
      (directive) => !isSpecifiedDirective(directive) && directive.locations.some((place) => CLIENT_PLACES.has(place)),
    );
}

const CLIENT_PLACES = new Set<string>([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** What changed about the directives that clients may write. */
export function diffDirectives(before: GraphQLSchema, after: GraphQLSchema): UnownedChange[] {
  const { added, removed, kept } = diffEntries(executable(before), executable(after));
  return [
    ...removed.map(({ name }) => breaking('DIRECTIVE_REMOVED', `@${name}`, `Directive "@${name}" was removed.`)),
    ...added.map(({ name }): UnownedChange => ({
      code: 'DIRECTIVE_ADDED',
      impact: 'SAFE',
      coordinate: `@${name}`,
      message: `Directive "@${name}" was added.`,
    })),
    ...kept.flatMap(([old, directive]) => diffDirective(old, directive)),
  ];
}

function diffDirective(before: GraphQLDirective, after: GraphQLDirective): UnownedChange[] {
  const place = `@${after.name}`;
  const changes: UnownedChange[] = [];
  const args = diffEntries(before.args, after.args);
  for (const { name } of args.removed) {
    changes.push(
      breaking('DIRECTIVE_ARG_REMOVED', `${place}(${name}:)`, `Argument "${name}" of "${place}" was removed.`),
    );
  }
  for (const { name } of args.added.filter(isRequiredArgument)) {
    const message = `Required argument "${name}" was added to "${place}".`;
    changes.push(breaking('REQUIRED_DIRECTIVE_ARG_ADDED', `${place}(${name}:)`, message));
  }
  const lost = before.locations.filter((location) => !after.locations.includes(location));
  if (lost.length > 0) {
    changes.push(
      breaking('DIRECTIVE_LOCATION_REMOVED', place, `"${place}" is not allowed on ${lost.join(', ')} any more.`),
    );
  }
  if (before.isRepeatable && !after.isRepeatable) {
    changes.push(breaking('DIRECTIVE_REPEATABLE_REMOVED', place, `"${place}" is not repeatable any more.`));
  }
  return changes;
}

function breaking(code: string, coordinate: string, message: string): UnownedChange {
  return { code, impact: 'BREAKING', coordinate, message };
}
