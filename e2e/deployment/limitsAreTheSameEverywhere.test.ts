import { ACCOUNT_PROTECTION } from '@online-books/tools/stack/accountProtection';
import { ANONYMOUS_FIELDS } from '@online-books/tools/stack/anonymousFields';
import { RATE_LIMITS } from '@online-books/tools/stack/rateLimits';
import { expect, test } from '@jest/globals';

import { readComposeFile } from './support/composeFile.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { environmentOf } from './support/environmentOf.ts';
import { workloadsOf } from './support/KubernetesObject.ts';
import { kustomizations, readKustomization } from './support/kustomization.ts';

const LIMITS = { ...RATE_LIMITS, ...ACCOUNT_PROTECTION, ANONYMOUS_FIELDS, DEMAND_CONTROL: 'enforce' };

test('in compose', () => {
  const { services } = readComposeFile(createComposeSecrets().environment);
  expect(services['gateway']!.environment).toMatchObject(LIMITS);
});

test.each(kustomizations)('in %s', (folder) => {
  const objects = readKustomization(folder);
  const gateway = workloadsOf(objects).find(({ metadata }) => metadata.name === 'gateway');
  for (const container of gateway?.spec.template.spec.containers ?? [])
    expect(environmentOf(container, objects, createKubernetesSecrets())).toMatchObject(LIMITS);
});
