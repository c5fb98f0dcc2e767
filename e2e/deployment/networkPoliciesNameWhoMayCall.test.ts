import { describe, expect, test } from '@jest/globals';

import { type KubernetesObject, objectNamed, ofKind, selects, workloadsOf } from './support/KubernetesObject.ts';
import { hasKubectl, kustomizations, readKustomization, rendering } from './support/kustomization.ts';
import type { Labels } from './support/Pod.ts';
import { subgraphs } from './support/services.ts';

type Policy = Extract<KubernetesObject, { kind: 'NetworkPolicy' }>;
type Rule = NonNullable<Policy['spec']['ingress']>[number];

const somebodyElse: Labels = { 'app.kubernetes.io/name': 'somebody-else' };

/** Whether policies let pods with some labels call pods with others. */
function mayCall(policies: readonly Policy[], from: Labels, to: Labels): boolean {
  const selecting = policies.filter(({ spec }) => selects(spec.podSelector.matchLabels, to));
  return selecting.length === 0 || selecting.some(({ spec }) => spec.ingress?.some((rule) => admits(rule, from)));
}

function admits({ from }: Rule, labels: Labels): boolean {
  if (!from) return true;
  return from.some(({ podSelector: { matchLabels = {}, matchExpressions = [] } }) => {
    return (
      selects(matchLabels, labels) && matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''))
    );
  });
}

describe.each(kustomizations)(`%s, ${rendering}`, (folder) => {
  const objects = readKustomization(folder);
  const policies = ofKind(objects, 'NetworkPolicy');
  const pods = workloadsOf(objects).map(({ metadata, spec }) => ({
    name: metadata.name,
    labels: spec.template.metadata.labels,
  }));
  const labelsOf = (name: string) => pods.find((pod) => pod.name === name)?.labels ?? {};
  const callersOf = (name: string) =>
    pods.filter((pod) => pod.name !== name && mayCall(policies, pod.labels, labelsOf(name))).map((pod) => pod.name);

  test.each(subgraphs)('$name is called by the gateway, and users by those that verify its tokens', ({ name }) => {
    const others = subgraphs.map((subgraph) => subgraph.name).filter((other) => other !== name);
    expect(new Set(callersOf(name))).toEqual(new Set(name === 'users' ? ['gateway', ...others] : ['gateway']));
    expect(mayCall(policies, somebodyElse, labelsOf(name))).toBe(false);
  });

  test('the gateway is called from anywhere', () => {
    expect(mayCall(policies, somebodyElse, labelsOf('gateway'))).toBe(true);
  });

  test('the database, where there is one, is called by subgraphs and their Jobs', () => {
    if (!pods.some(({ name }) => name === 'mysql')) return;
    const jobs = subgraphs.flatMap(({ name }) => [name, `${name}-migration`, `${name}-seed`]);
    expect(new Set(callersOf('mysql'))).toEqual(new Set(jobs));
  });

  // The label that this policy selects is added by Kustomize.
  (hasKubectl ? test : test.skip)('no pod is forgotten', () => {
    const { spec } = objectNamed(objects, 'NetworkPolicy', 'default-deny');
    expect(spec.policyTypes).toEqual(['Ingress']);
    expect(spec.ingress).toBeUndefined();
    const forgotten = pods.filter(({ labels }) => !selects(spec.podSelector.matchLabels, labels));
    expect(forgotten).toEqual([]);
  });

  test('policies open ports by the names that pods give them', () => {
    for (const { metadata, spec } of policies) {
      const ports = workloadsOf(objects)
        .filter((workload) => selects(spec.podSelector.matchLabels, workload.spec.template.metadata.labels))
        .flatMap((workload) => workload.spec.template.spec.containers.flatMap((container) => container.ports ?? []));
      for (const { port } of spec.ingress?.flatMap((rule) => rule.ports) ?? []) {
        expect([metadata.name, ports.map(({ name }) => name)]).toEqual([metadata.name, [port]]);
      }
    }
  });
});
