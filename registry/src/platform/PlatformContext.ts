import { GraphQLError } from 'graphql';

import type { ApiKey } from '../domain/ApiKey.ts';
import { RegistryError } from '../domain/RegistryError.ts';
import type { Services } from '../domain/Services.ts';

/** Who asks, and what answers. */
export interface PlatformContext extends Services {
  readonly key: ApiKey;
}

/** @throws GraphQLError when the key may only read. */
export function requirePublisher({ role, name }: ApiKey): void {
  if (role === 'PUBLISH') return;
  throw new GraphQLError(`The key "${name}" may read and check, not publish. Use a key with the role publish.`, {
    extensions: { code: 'PERMISSION_DENIED' },
  });
}

/** @throws RegistryError when the schema is longer than the registry takes. */
export function requireSchema(sdl: string | null | undefined, limit: number): string {
  if (sdl == null || sdl.trim() === '') throw new RegistryError('INVALID_INPUT', 'The schema is empty.');
  if (Buffer.byteLength(sdl) <= limit) return sdl;
  throw new RegistryError(
    'INVALID_INPUT',
    `The schema is larger than ${Math.floor(limit / 1024)} KiB, the most that is taken.`,
  );
}
