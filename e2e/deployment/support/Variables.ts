/** The variables that a program reads, each with the rule that zod knows it by. */
export type Variables = Readonly<Record<string, { safeParse(value: unknown): { readonly success: boolean } }>>;

/** What is wrong with an environment: variables that the program does not know, lacks, or would refuse. */
export function faultsOf(variables: Variables, environment: Readonly<Record<string, string>>): string[] {
  const unknown = Object.keys(environment).filter((name) => !Object.hasOwn(variables, name));
  const refused = Object.entries(variables)
    // As in parseEnvironment, an empty variable counts as absent.
    .filter(([name, rule]) => !rule.safeParse(environment[name] === '' ? undefined : environment[name]).success)
    .map(([name]) => name);
  return [
    ...unknown.map((name) => `${name} is not read by the program`),
    ...refused.map((name) => `${name} is ${environment[name] === undefined ? 'missing' : 'not valid'}`),
  ];
}
