import type { BuildError } from '@online-books/schema-checks/build/BuildResult';

/** `SchemaCompositionError` of the platform API. Rover prints the message alone, so that places and advice go into it. */
export function describeBuildError({ code, message, locations, advice }: BuildError) {
  const places = locations.map(({ file, line, column }) => `\n  at ${file}:${line}:${column}`).join('');
  return {
    code,
    message: `${message}${places}\n  ${advice}`,
    locations: locations.map(({ line, column }) => ({ line, column })),
  };
}
