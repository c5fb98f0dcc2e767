import type { Labels, PodTemplate } from './Pod.ts';

export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: ReadonlyArray<{
    readonly key: string;
    readonly operator: 'In';
    readonly values: string[];
  }>;
}

/** Pods of the same namespace or, where one is given, all pods of other namespaces. */
interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
}

interface Named<Kind extends string> {
  readonly kind: Kind;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Labels };
}

export interface Deployment extends Named<'Deployment'> {
  readonly spec: {
    readonly replicas: number;
    readonly strategy?: object;
    readonly selector: { readonly matchLabels: Labels };
    readonly template: PodTemplate;
  };
}

export interface Job extends Named<'Job'> {
  readonly spec: { readonly template: PodTemplate };
}

export interface StatefulSet extends Named<'StatefulSet'> {
  readonly spec: { readonly selector: { readonly matchLabels: Labels }; readonly template: PodTemplate };
}

export interface Service extends Named<'Service'> {
  readonly spec: {
    readonly selector: Labels;
    readonly ports: ReadonlyArray<{ readonly name: string; readonly port: number; readonly targetPort: string }>;
  };
}

export interface NetworkPolicy extends Named<'NetworkPolicy'> {
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: ReadonlyArray<{
      readonly from?: readonly Peer[];
      readonly ports: ReadonlyArray<{ readonly port: string }>;
    }>;
  };
}

export interface Ingress extends Named<'Ingress'> {
  readonly spec: {
    readonly rules: ReadonlyArray<{
      readonly http: {
        readonly paths: ReadonlyArray<{
          readonly path: string;
          readonly pathType: string;
          readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name: string } } };
        }>;
      };
    }>;
  };
}

export interface DisruptionBudget extends Named<'PodDisruptionBudget'> {
  readonly spec: { readonly minAvailable: number; readonly selector: { readonly matchLabels: Labels } };
}

export interface ConfigMap extends Named<'ConfigMap'> {
  readonly data: Readonly<Record<string, string>>;
}

export interface ServiceAccount extends Named<'ServiceAccount'> {
  readonly automountServiceAccountToken?: boolean;
}

/** Of cert-manager, which keeps the certificate in a Secret. */
export interface Certificate extends Named<'Certificate'> {
  readonly spec: {
    readonly isCA?: boolean;
    readonly dnsNames?: readonly string[];
    readonly usages?: readonly string[];
    readonly secretName: string;
    readonly issuerRef: { readonly name: string };
  };
}

/** The kinds that we use, as far as tests look at them. */
export type KubernetesObject =
  | Deployment
  | Job
  | StatefulSet
  | Service
  | NetworkPolicy
  | Ingress
  | DisruptionBudget
  | ConfigMap
  | ServiceAccount
  | Certificate
  | Named<'Namespace'>
  | Named<'Secret'>;

/** Something that makes pods. */
export type Workload = Deployment | Job | StatefulSet;

/** The objects of one kind. */
export function ofKind<Kind extends KubernetesObject['kind']>(
  objects: readonly KubernetesObject[],
  kind: Kind,
): Array<Extract<KubernetesObject, { kind: Kind }>> {
  return objects.filter((object): object is Extract<KubernetesObject, { kind: Kind }> => object.kind === kind);
}

/** @throws Error when it is not there. */
export function objectNamed<Kind extends KubernetesObject['kind']>(
  objects: readonly KubernetesObject[],
  kind: Kind,
  name: string,
): Extract<KubernetesObject, { kind: Kind }> {
  const found = ofKind(objects, kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found;
}

export function workloadsOf(objects: readonly KubernetesObject[]): Workload[] {
  return [...ofKind(objects, 'Deployment'), ...ofKind(objects, 'Job'), ...ofKind(objects, 'StatefulSet')];
}

/** Whether labels have all of a selector's. */
export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}

/** The same for a selector that may also name several values. */
export function matches({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    selects(matchLabels, labels) && matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''))
  );
}
