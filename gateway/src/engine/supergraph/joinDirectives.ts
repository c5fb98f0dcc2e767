import type { ConstDirectiveNode } from 'graphql';

/** The arguments of a directive's application, as far as they are strings, enum values or Booleans. */
export type JoinArguments = Readonly<Record<string, string | boolean>>;

/** The applications of one of the join specification's directives. */
export function joinDirectives(directives: readonly ConstDirectiveNode[] = [], name: string): JoinArguments[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.flatMap((arg) => ('value' in arg.value ? [[arg.name.value, arg.value.value]] : []))),
    );
}
