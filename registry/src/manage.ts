import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { RegistryError } from './domain/RegistryError.ts';
import { readManageEnvironment } from './environment.ts';
import { runCommand } from './manage/runCommand.ts';
import { openRegistry } from './openRegistry.ts';

/** The registry's command line: keys, rollback, promotion. It works on the database, beside the running service. */
runMain(async () => {
  const registry = openRegistry(readManageEnvironment());
  try {
    const text = await runCommand(registry, process.argv.slice(2));
    process.stdout.write(`${text}\n`);
  } catch (error) {
    throw error instanceof RegistryError ? new OperatorError(error.message) : error;
  } finally {
    await registry.close();
  }
});
