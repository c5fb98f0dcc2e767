import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';

const BUILT = fileURLToPath(new URL('../../../../dist/engine', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/** A project of somebody else, who has taken the folder over. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'project-'));
  await cp(BUILT, path.join(project, 'lib/engine'), { recursive: true });
  await symlink(PACKAGES, path.join(project, 'node_modules'));
  await writeFile(path.join(project, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rm(project, { recursive: true }));

test.each(['createHivePlanner', 'createApolloPlanner', 'createFallbackPlanner'])(
  '%s plans in a copy of the folder',
  async (name) => {
    const { supergraphSdl } = composeServices([
      { name: 'shop', url: 'http://shop', typeDefs: parse('type Query { open: Boolean }') },
    ]);
    const program = `
    import { ${name} } from './lib/engine/planning/${name}.js';
    import { GraphQLDocument } from './lib/engine/plan/GraphQLDocument.js';
    const planner = ${name}(${JSON.stringify(supergraphSdl)});
    const plan = await planner.plan(GraphQLDocument.ofText('{ open }'), new AbortController().signal);
    console.log(plan.document.text);
    planner.close();`;
    const file = path.join(project, `${name}.js`);
    await writeFile(file, program);
    const { stdout } = await promisify(execFile)(process.execPath, [file]);
    expect(stdout.replaceAll(/\s/g, '')).toMatch(/^(query)?\{open\}$/);
  },
);
