import { type CommandParser, defineScript, RESP_TYPES } from '@redis/client';

const PREFIX = 'answer:';

/** The key of an answer in Redis. */
export function answerKey(key: string): string {
  return PREFIX + key;
}

/** How Redis' strings have to be read for it: wire text is not UTF-8. */
export const AS_BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer } as const;

/** `AnswerStore.find` for Redis, as one step, and by Redis' own clock. The answer is by the key that stands `at` this place. */
export const findAnswer = defineScript({
  SCRIPT: `
for i, key in ipairs(KEYS) do
  local data = redis.call('GET', key)
  if data then return { i - 1, redis.call('PTTL', key), data } end
end
return false`,
  parseCommand(parser: CommandParser, keys: readonly string[]) {
    parser.pushKeysLength(keys.map(answerKey));
  },
  transformReply: (found: [at: number, timeLeft: number, data: Buffer] | null) =>
    found && { at: found[0], timeLeft: found[1], data: found[2].toString('latin1') },
});
