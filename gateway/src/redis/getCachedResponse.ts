import { type CommandParser, defineScript, RESP_TYPES } from '@redis/client';

const PREFIX = 'response:';

/** The key of a response in Redis. */
export function redisKey(key: string): string {
  return PREFIX + key;
}

/** Type mapping for reading responses: raw JSON is not UTF-8. */
export const AS_BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer } as const;

/** `ResponseStore.get` as one atomic Redis script, by Redis' clock. `at` is the index of the key that was found. */
export const getCachedResponse = defineScript({
  SCRIPT: `
for i, key in ipairs(KEYS) do
  local data = redis.call('GET', key)
  if data then return { i - 1, redis.call('PTTL', key), data } end
end
return false`,
  parseCommand(parser: CommandParser, keys: readonly string[]) {
    parser.pushKeysLength(keys.map(redisKey));
  },
  transformReply: (found: [at: number, timeLeft: number, data: Buffer] | null) =>
    found && { at: found[0], timeLeft: found[1], data: found[2].toString('latin1') },
});
