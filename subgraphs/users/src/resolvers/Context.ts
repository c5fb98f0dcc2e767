import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import type DataLoader from 'dataloader';

import type { Dependencies } from '../domain/Dependencies.ts';
import type { User } from '../domain/User.ts';

/** What the resolvers of one request share. */
export interface Context {
  /** Null for an anonymous request. */
  readonly viewer: Viewer | null;
  /** The network that the client's address belongs to, as the gateway says; null where it does not. */
  readonly clientNetwork: string | null;
  readonly loaders: {
    readonly userById: DataLoader<string, User | null>;
    /** Case-insensitive. */
    readonly userByUsername: DataLoader<string, User | null>;
  };
  /** What the use cases work with. */
  readonly dependencies: Dependencies;
}
