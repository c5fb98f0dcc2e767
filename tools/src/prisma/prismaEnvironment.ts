/** Commands that run Prisma's schema engine, a binary that Prisma downloads. The others only check that it exists. */
const NEEDS_ENGINE = new Set(['migrate', 'push', 'pull', 'execute']);

/**
 * The environment in which Prisma's command line runs. Commands that never start the schema engine get an existing file as
 * the engine, so that they work offline.
 *
 * @param args such as `['migrate', 'dev']`
 */
export function prismaEnvironment(args: readonly string[]): NodeJS.ProcessEnv {
  const needsEngine = args.some((arg) => NEEDS_ENGINE.has(arg));
  return {
    ...(!needsEngine && { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }),
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
}
