import { changePhone } from './changePhone.ts';
import type { PasswordHasher } from './PasswordHasher.ts';
import { register } from './registration/register.ts';
import type { RegistrationForm } from './registration/Registration.ts';
import { type Credentials, login, type LoginDependencies } from './sessions/login.ts';
import type { LoginSource } from './sessions/LoginSource.ts';
import { logout } from './sessions/logout.ts';
import { refresh, type RefreshDependencies } from './sessions/refresh.ts';
import type { SessionRepository } from './sessions/SessionRepository.ts';
import type { UserRepository } from './UserRepository.ts';

export interface UseCaseDependencies extends LoginDependencies, RefreshDependencies {
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly passwords: PasswordHasher;
}

/** What can be done to users. */
export type UseCases = ReturnType<typeof createUseCases>;

/** The use cases over what they depend on. */
export function createUseCases(dependencies: UseCaseDependencies) {
  return {
    register: (form: RegistrationForm, network: LoginSource['network']) => register(dependencies, form, network),
    login: (credentials: Credentials, source: LoginSource) => login(dependencies, credentials, source),
    refresh: (token: string) => refresh(dependencies, token),
    logout: (token: string) => logout(dependencies, token),
    changePhone: (userId: string, phone: string) => changePhone(dependencies, userId, phone),
  };
}
