import { rmSync } from 'node:fs';
import path from 'node:path';

import { isInstalled } from './isInstalled.mjs';
import { root } from './repository.mjs';
import { runQuietly } from './runQuietly.mjs';
import { step } from './step.mjs';

/** Installs the dependencies of all workspaces when they are missing or the lock file has changed. */
export async function installDependencies() {
  if (isInstalled(root)) return;
  await step('Installing dependencies (npm ci)', async () => {
    // npm writes this file last. Without it, an installation that is cut off from here on is begun anew next time.
    rmSync(path.join(root, 'node_modules/.package-lock.json'), { force: true });
    await runQuietly(npm(), ['ci', '--no-progress']);
  });
}

/** npm's own program: the one that runs this script, or the one beside this Node. */
function npm() {
  const running = process.env.npm_execpath;
  if (running && path.basename(running) === 'npm-cli.js') return running;
  return path.resolve(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
}
