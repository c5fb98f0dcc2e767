import type { Identity } from '@online-books/service-kit/identity/identify';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import type DataLoader from 'dataloader';

import type { UseCases } from '../domain/createUseCases.ts';
import type { JournalRepository } from '../domain/journal/JournalRepository.ts';
import type { User } from '../domain/User.ts';
import type { UserRepository } from '../domain/UserRepository.ts';

/** What the resolvers of one request share. */
export interface Context {
  /** Null for a visitor. */
  readonly viewer: Viewer | null;
  /** Where there is one, only fields that need no identity are executed. */
  readonly tokenError: Identity['tokenError'];
  /** The network that the client's address belongs to, as the gateway says; null where it does not. */
  readonly clientNetwork: string | null;
  readonly loaders: {
    readonly userById: DataLoader<string, User | null>;
    /** The case of the username does not count. */
    readonly userByUsername: DataLoader<string, User | null>;
  };
  readonly users: Pick<UserRepository, 'findByName' | 'page'>;
  readonly journal: JournalRepository;
  readonly useCases: UseCases;
}
