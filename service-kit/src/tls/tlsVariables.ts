import { z } from 'zod';

/** By which a service serves TLS, and whom it knows by their certificates. Files are in PEM, and read again when they change. */
export const tlsVariables = {
  /** The service's certificate, followed by those between it and its authority. */
  TLS_CERTIFICATE_PATH: z.string().optional(),
  TLS_KEY_PATH: z.string().optional(),
  /** The authorities whose certificates the gateway may have. With them, it must have one. */
  TLS_CLIENT_CA_PATH: z.string().optional(),
  /** What the gateway's certificate names, as a subject alternative name: a DNS name, or a URI such as a SPIFFE id. */
  TLS_CLIENT_NAME: z.string().default('gateway'),
};

export interface TlsEnvironment {
  readonly TLS_CERTIFICATE_PATH?: string | undefined;
  readonly TLS_KEY_PATH?: string | undefined;
  readonly TLS_CLIENT_CA_PATH?: string | undefined;
}

/** What serving TLS takes is given together, or not at all. */
export const tlsGroup = ['TLS_CERTIFICATE_PATH', 'TLS_KEY_PATH'] as const;

/** What else is wrong with the variables that are set. */
export function tlsFaults(present: Readonly<Record<string, string | undefined>>): string[] {
  const needs = (name: string, needed: string) =>
    present[name] !== undefined && present[needed] === undefined ? [`${needed}: is required beside ${name}`] : [];
  return [...needs('TLS_CLIENT_CA_PATH', 'TLS_CERTIFICATE_PATH'), ...needs('TLS_CLIENT_NAME', 'TLS_CLIENT_CA_PATH')];
}
