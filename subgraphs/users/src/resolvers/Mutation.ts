import { unauthenticated } from '@online-books/service-kit/errors/requestErrors';
import { requireViewer } from '@online-books/service-kit/identity/requireViewer';

import { changePhone } from '../domain/changePhone.ts';
import { register } from '../domain/registration/register.ts';
import { login } from '../domain/sessions/login.ts';
import { logout } from '../domain/sessions/logout.ts';
import { refresh } from '../domain/sessions/refresh.ts';
import type { MutationResolvers } from './__generated__/resolverTypes.ts';
import { invalidInput } from './invalidInput.ts';
import { registerResult } from './registerResult.ts';

export const Mutation: MutationResolvers = {
  async register(_, { input }, { dependencies, clientNetwork }) {
    const form = { ...input, name: input.name ?? null, phone: input.phone ?? null };
    return registerResult(await register(dependencies, form, clientNetwork), form);
  },

  async login(_, { input }, { dependencies, clientNetwork }) {
    const source = { network: clientNetwork, deviceToken: input.deviceToken ?? null };
    const outcome = await login(dependencies, input, source);
    switch (outcome.kind) {
      case 'signedIn':
        return { __typename: 'LoginSuccess', session: outcome.session, deviceToken: outcome.deviceToken };
      case 'wrongCredentials':
        return { __typename: 'WrongCredentials', message: 'Wrong username or password.' };
      case 'tooManyAttempts':
        return {
          __typename: 'TooManyAttempts',
          message: `Too many attempts failed. Try again in ${seconds(outcome.retryAfterSeconds)}.`,
          retryAfter: outcome.retryAfterSeconds,
        };
    }
  },

  async refresh(_, { refreshToken }, { dependencies }) {
    const outcome = await refresh(dependencies, refreshToken);
    switch (outcome.kind) {
      case 'refreshed':
        return { __typename: 'RefreshSuccess', session: outcome.session };
      case 'invalidToken':
        return { __typename: 'InvalidRefreshToken', message: 'This session is over. Sign in again.' };
    }
  },

  async logout(_, { refreshToken }, { dependencies }) {
    await logout(dependencies, refreshToken);
    return { loggedOut: true };
  },

  async changePhone(_, { phone }, context) {
    const outcome = await changePhone(context.dependencies, requireViewer(context).id, phone);
    switch (outcome.kind) {
      case 'changed':
        return { __typename: 'ChangePhoneSuccess', user: outcome.user };
      case 'invalid':
        return invalidInput([{ path: 'phone', message: outcome.message }]);
      case 'unknownUser':
        throw unauthenticated('This account no longer exists.');
    }
  },
};

function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}
