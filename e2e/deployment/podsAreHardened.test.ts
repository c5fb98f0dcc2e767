import { expect, test } from '@jest/globals';

import { ofKind, workloadsOf } from './support/KubernetesObject.ts';
import { describeRendered, hasKubectl, kustomizations, readKustomization } from './support/kustomization.ts';

/** What Kubernetes' Pod Security Standards call restricted, and a file system that cannot be written. */
const restrictedPod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

// Kustomize adds all of this by patches, which only kubectl can apply.

describeRendered.each(kustomizations)('%s, as kubectl renders it', (folder) => {
  const objects = hasKubectl ? readKustomization(folder) : [];

  test.each(workloadsOf(objects).map((workload) => [`${workload.kind} ${workload.metadata.name}`, workload] as const))(
    'the pods of %s may do nothing that they need not',
    (_, { spec: { template } }) => {
      const { automountServiceAccountToken, securityContext, initContainers = [], containers } = template.spec;
      expect(automountServiceAccountToken).toBe(false);
      expect(securityContext).toMatchObject(restrictedPod);
      for (const container of [...initContainers, ...containers]) {
        expect(container).toMatchObject({
          securityContext: restrictedContainer,
          resources: {
            requests: { cpu: expect.anything(), memory: expect.anything() },
            limits: { memory: expect.anything() },
          },
        });
      }
    },
  );

  test.each(ofKind(objects, 'ServiceAccount'))('$metadata.name gets no token of the cluster', (account) => {
    expect(account.automountServiceAccountToken).toBe(false);
  });

  test.each(ofKind(objects, 'Deployment'))('$metadata.name drains before it ends', ({ spec }) => {
    expect(spec.strategy).toEqual({ rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
    const { terminationGracePeriodSeconds, containers } = spec.template.spec;
    expect(terminationGracePeriodSeconds).toBe(30);
    const [service] = containers;
    expect(service.lifecycle?.preStop?.exec.command).toEqual(['sleep', '3']);
    const servesTls = service.env?.some(({ name }) => name === 'TLS_CERTIFICATE_PATH');
    const probeOf = (path: string) => ({ path, port: 'http', ...(servesTls && { scheme: 'HTTPS' }) });
    expect(service.startupProbe?.httpGet).toEqual(probeOf('/health/live'));
    expect(service.livenessProbe?.httpGet).toEqual(probeOf('/health/live'));
    expect(service.readinessProbe?.httpGet).toEqual(probeOf('/health/ready'));
  });
});
