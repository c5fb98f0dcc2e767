import { describe, expect, test } from '@jest/globals';

import { type KubernetesObject, matches, objectNamed, ofKind, workloadsOf } from './support/KubernetesObject.ts';
import { kustomizations, readKustomization, rendering, testRendered } from './support/kustomization.ts';
import type { Labels } from './support/Pod.ts';
import { services, subgraphs } from './support/services.ts';

type Policy = Extract<KubernetesObject, { kind: 'NetworkPolicy' }>;
type Rule = NonNullable<Policy['spec']['ingress']>[number];

/** Whoever may call: a pod of our namespace, or of another one. */
interface Caller {
  readonly labels: Labels;
  readonly namespace?: string;
}

const somebodyElse: Caller = { labels: { 'app.kubernetes.io/name': 'somebody-else' } };
const stranger: Caller = { ...somebodyElse, namespace: 'elsewhere' };
const monitoring: Caller = { labels: { 'app.kubernetes.io/name': 'prometheus' }, namespace: 'monitoring' };

/** Whether policies let somebody call pods with these labels, at the port of this name. */
function mayCall(policies: readonly Policy[], caller: Caller, to: Labels, port: string): boolean {
  const selecting = policies.filter(({ spec }) => matches(spec.podSelector, to));
  const rules = selecting.flatMap(({ spec }) => spec.ingress ?? []);
  return selecting.length === 0 || rules.some((rule) => opens(rule, port) && admits(rule, caller));
}

function opens({ ports }: Rule, port: string): boolean {
  return ports.some((opened) => opened.port === port);
}

function admits({ from }: Rule, { labels, namespace }: Caller): boolean {
  if (!from) return true;
  return from.some(({ podSelector = {}, namespaceSelector }) => {
    const isOfNamespace = namespaceSelector
      ? namespace !== undefined && matches(namespaceSelector, { 'kubernetes.io/metadata.name': namespace })
      : namespace === undefined;
    return isOfNamespace && matches(podSelector, labels);
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
  const callersOf = (name: string, port = 'http') =>
    pods.filter((pod) => pod.name !== name && mayCall(policies, pod, labelsOf(name), port)).map((pod) => pod.name);

  test.each(subgraphs)('$name is called by the gateway, and by those that need its keys or its feed', ({ name }) => {
    const others = subgraphs.map((subgraph) => subgraph.name).filter((other) => other !== name);
    /** Whoever verifies tokens fetches the keys of users; recommendations learn from the feed of orders. */
    const callers: Readonly<Record<string, readonly string[]>> = { users: others, orders: ['recommendations'] };
    expect(new Set(callersOf(name))).toEqual(new Set(['gateway', ...(callers[name] ?? [])]));
    for (const other of [somebodyElse, stranger, monitoring])
      expect(mayCall(policies, other, labelsOf(name), 'http')).toBe(false);
  });

  test('the gateway is called from anywhere', () => {
    for (const other of [somebodyElse, stranger])
      expect(mayCall(policies, other, labelsOf('gateway'), 'http')).toBe(true);
  });

  test.each(services)('the metrics of $name are for the namespace `monitoring`', ({ name }) => {
    expect(mayCall(policies, monitoring, labelsOf(name), 'metrics')).toBe(true);
    expect(callersOf(name, 'metrics')).toEqual([]);
    for (const other of [somebodyElse, stranger])
      expect(mayCall(policies, other, labelsOf(name), 'metrics')).toBe(false);
  });

  test('the database, where there is one, is called by subgraphs and their Jobs', () => {
    if (!pods.some(({ name }) => name === 'mysql')) return;
    const jobs = subgraphs.flatMap(({ name }) => [name, `${name}-migration`, `${name}-seed`]);
    expect(new Set(callersOf('mysql', 'mysql'))).toEqual(new Set(jobs));
  });

  test('the Redis, where there is one, is called by the gateway', () => {
    if (!pods.some(({ name }) => name === 'redis')) return;
    expect(callersOf('redis', 'redis')).toEqual(['gateway']);
    for (const other of [somebodyElse, stranger])
      expect(mayCall(policies, other, labelsOf('redis'), 'redis')).toBe(false);
  });

  // The label that this policy selects is added by Kustomize.
  testRendered('no pod is forgotten', () => {
    const { spec } = objectNamed(objects, 'NetworkPolicy', 'default-deny');
    expect(spec.policyTypes).toEqual(['Ingress']);
    expect(spec.ingress).toBeUndefined();
    const forgotten = pods.filter(({ labels }) => !matches(spec.podSelector, labels));
    expect(forgotten).toEqual([]);
  });

  // The port of metrics is added by Kustomize.
  testRendered('policies open ports by the names that pods give them', () => {
    for (const { metadata, spec } of policies) {
      const selected = workloadsOf(objects)
        .map((workload) => workload.spec.template)
        .filter((template) => matches(spec.podSelector, template.metadata.labels));
      for (const { port } of spec.ingress?.flatMap((rule) => rule.ports) ?? []) {
        expect([metadata.name, selected.length]).not.toEqual([metadata.name, 0]);
        for (const template of selected) {
          const names = template.spec.containers.flatMap(({ ports = [] }) => ports.map(({ name }) => name));
          expect([metadata.name, names]).toEqual([metadata.name, expect.arrayContaining([port])]);
        }
      }
    }
  });
});
