import DataLoader from 'dataloader';

import type { User } from '../domain/User.ts';
import type { UserRepository } from '../domain/UserRepository.ts';
import { usernameKey } from '../domain/values/Username.ts';

/** The loaders of one request: each turns all that a tick asks for into one statement. */
export function createLoaders(users: Pick<UserRepository, 'findByIds' | 'findByUsernames'>) {
  return {
    userById: new DataLoader<string, User | null>(async (ids) =>
      inOrder(ids, await users.findByIds(ids), ({ id }) => id),
    ),

    userByUsername: new DataLoader<string, User | null>(
      async (usernames) =>
        inOrder(usernames.map(usernameKey), await users.findByUsernames(usernames), ({ username }) =>
          usernameKey(username),
        ),
      { cacheKeyFn: usernameKey },
    ),
  };
}

/** The comparison is ours, not the collation's: an id or a username that only looks alike finds nobody. */
function inOrder(keys: readonly string[], users: readonly User[], keyOf: (user: User) => string): Array<User | null> {
  const byKey = new Map(users.map((user) => [keyOf(user), user]));
  return keys.map((key) => byKey.get(key) ?? null);
}
