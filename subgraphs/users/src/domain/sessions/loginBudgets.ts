import type { BackoffPolicy } from './Backoff.ts';
import { deviceKey, type FamiliarSources, type LoginSource, networkKey } from './LoginSource.ts';
import type { LoginBudgets } from './LoginThrottle.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** One source that guesses at one account. */
const SOURCE: BackoffPolicy = {
  freeFailures: 10,
  firstDelaySeconds: 30,
  maxDelaySeconds: 15 * MINUTE,
  forgetAfterSeconds: 24 * HOUR,
};

/** One network that guesses at many accounts. Many people can share one, so that the delays stay short. */
const NETWORK: BackoffPolicy = {
  freeFailures: 50,
  firstDelaySeconds: 2,
  maxDelaySeconds: MINUTE,
  forgetAfterSeconds: HOUR,
};

/** Many sources that guess at one account. Its owner may be at a new place, so that the delays stay short. */
const ACCOUNT: BackoffPolicy = {
  freeFailures: 30,
  firstDelaySeconds: 2,
  maxDelaySeconds: MINUTE,
  forgetAfterSeconds: HOUR,
};

/**
 * The budgets of an attempt. A familiar source has one of its own, which nobody else can spend. All others share those of
 * their network and of the account. Whether the account exists makes no difference.
 */
export async function loginBudgets(
  familiarSources: Pick<FamiliarSources, 'find'>,
  usernameKey: string,
  { network, deviceToken }: LoginSource,
  now: Date,
): Promise<LoginBudgets> {
  const ofNetwork = networkKey(usernameKey, network);
  const candidates = [...(deviceToken === null ? [] : [deviceKey(usernameKey, deviceToken)]), ofNetwork];
  const familiar = await familiarSources.find(candidates, now);
  const known = candidates.find((key) => familiar.has(key));
  if (known !== undefined) return { own: { key: known, policy: SOURCE }, shared: [] };
  return {
    own: { key: ofNetwork, policy: SOURCE },
    shared: [
      { key: JSON.stringify(['account', usernameKey]), policy: ACCOUNT },
      ...(network === null ? [] : [{ key: JSON.stringify(['network', network]), policy: NETWORK }]),
    ],
  };
}
