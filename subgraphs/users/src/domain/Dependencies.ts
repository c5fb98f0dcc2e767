import type { JournalRepository } from './journal/JournalRepository.ts';
import type { PasswordHasher } from './PasswordHasher.ts';
import type { LoginDependencies } from './sessions/login.ts';
import type { RefreshDependencies } from './sessions/refresh.ts';
import type { SessionRepository } from './sessions/SessionRepository.ts';
import type { UserRepository } from './UserRepository.ts';

/** What the use cases of this subgraph work with. */
export interface Dependencies extends LoginDependencies, RefreshDependencies {
  readonly users: UserRepository;
  readonly journal: JournalRepository;
  readonly sessions: SessionRepository;
  readonly passwords: PasswordHasher;
}
