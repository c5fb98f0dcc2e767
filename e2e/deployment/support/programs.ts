import { databaseVariables } from '@online-books/service-kit/environment/commonVariables';
import { migrationVariables } from '@online-books/service-kit/migrations/migrationVariables';

import { imageEnvironment, instructionsOf, runtimeStage } from './Dockerfile.ts';
import { type Service, variablesOf } from './services.ts';
import { faultsOf, type Variables } from './Variables.ts';

/** The command that an image runs when it is told no other. */
export function defaultCommand(service: Service): readonly string[] {
  const [command] = instructionsOf(runtimeStage(service), 'CMD');
  return JSON.parse(command ?? '[]') as string[];
}

/** The program that a command runs with Node, whatever options Node gets; null when it is another command. */
export function programOf([node, ...parameters]: readonly string[]): string | null {
  const [program, ...more] = parameters.filter((parameter) => !parameter.startsWith('--'));
  return node === 'node' && program && more.length === 0 ? program : null;
}

/** The variables that each program of a service's image reads, by the program's path in the image. */
export async function programsOf(service: Service): Promise<Readonly<Record<string, Variables>>> {
  const program = `${service.folder}/dist/main.js`;
  if (service.kind === 'gateway') return { [program]: await variablesOf(service) };
  return {
    [program]: await variablesOf(service),
    [`${service.folder}/dist/seed.js`]: databaseVariables,
    'service-kit/dist/migrations/main.js': migrationVariables,
    'service-kit/dist/migrations/awaitMain.js': migrationVariables,
  };
}

/**
 * What is wrong with the environment that a container of a service's image is given. The image's own variables count too,
 * where the program knows them: one image serves several programs.
 */
export async function faultsOfContainer(
  service: Service,
  command: readonly string[] | undefined,
  environment: Readonly<Record<string, string>>,
): Promise<string[]> {
  const program = programOf(command ?? defaultCommand(service));
  const variables = (await programsOf(service))[program ?? ''];
  if (!variables) return [`the image has no program ${program}`];
  const inherited = Object.entries(imageEnvironment(service)).filter(([name]) => Object.hasOwn(variables, name));
  return faultsOf(variables, { ...Object.fromEntries(inherited), ...environment });
}
