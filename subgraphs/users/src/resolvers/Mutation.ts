import { unauthenticated } from '@online-books/service-kit/errors/requestErrors';

import type { MutationResolvers } from './__generated__/resolverTypes.ts';
import { invalidInput } from './invalidInput.ts';
import { registerResult } from './registerResult.ts';

export const Mutation: MutationResolvers = {
  async register(_, { input }, { useCases, clientNetwork }) {
    const form = { ...input, name: input.name ?? null, phone: input.phone ?? null };
    return registerResult(await useCases.register(form, clientNetwork), form);
  },

  async login(_, { input }, { useCases, clientNetwork }) {
    const source = { network: clientNetwork, deviceToken: input.deviceToken ?? null };
    const outcome = await useCases.login(input, source);
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

  async refresh(_, { refreshToken }, { useCases }) {
    const outcome = await useCases.refresh(refreshToken);
    switch (outcome.kind) {
      case 'refreshed':
        return { __typename: 'RefreshSuccess', session: outcome.session };
      case 'invalidToken':
        return { __typename: 'InvalidRefreshToken', message: 'This session is over. Sign in again.' };
    }
  },

  async logout(_, { refreshToken }, { useCases }) {
    await useCases.logout(refreshToken);
    return { loggedOut: true };
  },

  async changePhone(_, { phone }, { viewer, useCases }) {
    if (!viewer) throw unauthenticated();
    const outcome = await useCases.changePhone(viewer.id, phone);
    switch (outcome.kind) {
      case 'changed':
        return { __typename: 'ChangePhoneSuccess', user: outcome.user };
      case 'invalid':
        return invalidInput([{ path: 'phone', message: outcome.message }]);
      case 'unknownUser':
        throw unauthenticated('The account of this token is gone.');
    }
  },
};

function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}
