import { readFile } from 'node:fs/promises';

import {
  type CheckPolicy,
  CheckPolicyError,
  DEFAULT_POLICY,
  readPolicy,
} from '@online-books/schema-checks/CheckPolicy';
import type { CheckReport } from '@online-books/schema-checks/CheckReport';
import { checkSchema } from '@online-books/schema-checks/checkSchema';
import { formatGithub } from '@online-books/schema-checks/report/formatGithub';
import { formatMarkdown } from '@online-books/schema-checks/report/formatMarkdown';
import { formatText } from '@online-books/schema-checks/report/formatText';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import colors from 'picocolors';

import { readBase } from './schema-check/readBase.ts';
import { readClientOperations } from './schema-check/readClientOperations.ts';
import { type Format, readOptions, USAGE, UsageError } from './schema-check/SchemaCheckOptions.ts';
import { readSubgraphs } from './schema-check/subgraphFiles.ts';

const formats: Readonly<Record<Format, (report: CheckReport) => string>> = {
  text: (report) => formatText(report, colors),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  github: formatGithub,
  markdown: formatMarkdown,
};

/** `npm run check:schema`: what the working tree's schemas would break. It needs no server. */
runMain(async () => {
  try {
    const options = readOptions(process.argv.slice(3));
    const report = checkSchema({
      base: await readBase(options.base),
      proposed: await readSubgraphs(options.schemas),
      operations: await readClientOperations(options.operations),
      policy: await readPolicyFile(options.policy),
    });
    process.stdout.write(formats[options.format](report));
    process.exitCode = report.status === 'PASSED' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
});

async function readPolicyFile(file: string | null): Promise<CheckPolicy> {
  if (file === null) return DEFAULT_POLICY;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`--policy: ${file} cannot be read.`);
  });
  try {
    return readPolicy(text);
  } catch (error) {
    throw error instanceof CheckPolicyError ? new UsageError(`--policy: ${file} ${error.message}.`) : error;
  }
}
