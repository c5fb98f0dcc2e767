// The entry of every script in the root package.json. It needs nothing but Node: it brings the checkout into the state that
// the command needs (dependencies, generated code, build), then runs the command in this very process, which so gets the
// signals itself.
import { buildBench, buildGateway, buildTools, buildWorkspaces } from './bootstrap/build.mjs';
import { installDependencies } from './bootstrap/installDependencies.mjs';
import { oneAtATime } from './bootstrap/oneAtATime.mjs';
import { rejectOldNode } from './bootstrap/rejectOldNode.mjs';
import { root } from './bootstrap/repository.mjs';
import { stopWithNpm } from './bootstrap/stopWithNpm.mjs';

/** What must be built before a command runs. */
const commands = {
  start: buildWorkspaces,
  seed: buildWorkspaces,
  prisma: buildWorkspaces,
  test: buildWorkspaces,
  check: buildWorkspaces,
  evaluate: buildWorkspaces,
  build: buildWorkspaces,
  gateway: buildGateway,
  bench: buildBench,
  migrate: buildTools,
  compose: buildTools,
  checkSchema: buildTools,
  registry: buildWorkspaces,
  manageRegistry: buildWorkspaces,
  migrateRegistry: buildTools,
  generate: buildTools,
};

const command = process.argv[2] ?? '';
if (!Object.hasOwn(commands, command)) {
  console.error(`usage: node tools/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}

// Neither Apollo's libraries nor Prisma's command line shall call home.
Object.assign(process.env, { APOLLO_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' });

// A reader of the output that has gone is no reason to fail.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

try {
  rejectOldNode();
  stopWithNpm();
  // Two that install or build at once would break each other's work.
  await oneAtATime(`build ${root}`, async () => {
    await installDependencies();
    await commands[command]();
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

process.setSourceMapsEnabled(true);
if (command === 'gateway') {
  process.env.NODE_ENV ??= 'development';
  await import('../gateway/dist/main.js');
} else if (command === 'registry') {
  process.env.NODE_ENV ??= 'development';
  await import('../registry/dist/main.js');
} else if (command === 'manageRegistry') {
  process.argv.splice(2, 1);
  await import('../registry/dist/manage.js');
} else if (command === 'migrateRegistry') {
  process.env.MIGRATIONS_PATH ??= `${root}/prisma/registry/migrations`;
  await import('../service-kit/dist/migrations/main.js');
} else if (command === 'bench') {
  await import('../bench/dist/main.js');
} else if (command === 'evaluate') {
  await import('../subgraphs/recommendations/dist/evaluate.js');
} else if (command !== 'build') {
  await import(`./dist/${command}.js`);
}
