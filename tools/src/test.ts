import { spawn } from 'node:child_process';

import { inRepository, root } from './repository.ts';

/** `npm test`, with Jest's own arguments: `npm test -- orders`. */
const jest = spawn(process.execPath, [inRepository('node_modules/jest/bin/jest.js'), ...process.argv.slice(3)], {
  cwd: root,
  stdio: 'inherit',
  // Jest runs ES modules in Node's VM modules, which are behind a flag.
  env: {
    ...process.env,
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
  },
});
// Jest stops its workers and its database server itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void jest.kill(signal));
jest.on('exit', (code) => process.exit(code ?? 1));
