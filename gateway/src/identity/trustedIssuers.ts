import type { TokenProfile } from '@online-books/service-kit/identity/TokenProfile';
import { type TokenProfileEnvironment, tokenProfileOf } from '@online-books/service-kit/identity/tokenProfileVariables';

import type { IssuerSettings } from './IssuerSettings.ts';

export interface IssuersEnvironment extends TokenProfileEnvironment {
  readonly TOKEN_ISSUER?: string | undefined;
  readonly TOKEN_AUDIENCE?: string | undefined;
  readonly JWKS_URL?: string | undefined;
  readonly JWKS_CA_PATH?: string | undefined;
  readonly TOKEN_ISSUERS: readonly IssuerSettings[];
}

/** An issuer with all of its settings, and the variable that names its authorities. */
export interface ConfiguredIssuer extends TokenProfile {
  readonly issuer: string;
  readonly audience: string | readonly string[];
  readonly jwksUrl: string;
  readonly jwksCaPath: string | undefined;
  readonly variable: string;
}

/** The issuer of the single variables, where they are set, and those of TOKEN_ISSUERS. What these leave out is as of the first. */
export function trustedIssuers(environment: IssuersEnvironment): readonly ConfiguredIssuer[] {
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, JWKS_URL: jwksUrl, JWKS_CA_PATH: jwksCaPath } = environment;
  const profile = tokenProfileOf(environment);
  const others = environment.TOKEN_ISSUERS.map(({ algorithms, types, scopeClaims, ...settings }) => ({
    ...settings,
    jwksCaPath: settings.jwksCaPath,
    algorithms: algorithms ?? profile.algorithms,
    types: types ?? profile.types,
    scopeClaims: scopeClaims ?? profile.scopeClaims,
    variable: 'TOKEN_ISSUERS',
  }));
  if (issuer === undefined || audience === undefined || jwksUrl === undefined) return others;
  return [{ issuer, audience, jwksUrl, jwksCaPath, ...profile, variable: 'JWKS_CA_PATH' }, ...others];
}
