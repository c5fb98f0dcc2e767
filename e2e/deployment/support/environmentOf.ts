import { type KubernetesObject, objectNamed } from './KubernetesObject.ts';
import type { Container } from './Pod.ts';

type Values = Readonly<Record<string, string>>;

/**
 * The environment that Kubernetes gives a container.
 *
 * @throws Error when a ConfigMap, a Secret or a key of one is not there.
 */
export function environmentOf(
  { env = [], envFrom = [] }: Container,
  objects: readonly KubernetesObject[],
  secrets: Readonly<Record<string, Values>>,
): Record<string, string> {
  const imported = envFrom.map(({ configMapRef, secretRef }) =>
    configMapRef ? objectNamed(objects, 'ConfigMap', configMapRef.name).data : secret(secrets, secretRef?.name ?? ''),
  );
  const own = env.map(({ name, value, valueFrom }) => {
    const { name: from, key } = valueFrom?.secretKeyRef ?? { name: '', key: '' };
    return { [name]: value ?? valueOf(secret(secrets, from), key) };
  });
  return Object.assign({}, ...imported, ...own);
}

function secret(secrets: Readonly<Record<string, Values>>, name: string): Values {
  const found = secrets[name];
  if (!found) throw new Error(`There is no Secret ${name}.`);
  return found;
}

function valueOf(values: Values, key: string): string {
  const value = values[key];
  if (value === undefined) throw new Error(`There is no key ${key}.`);
  return value;
}
