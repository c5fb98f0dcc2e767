import { type CommandParser, defineScript } from '@redis/client';

const PREFIX = 'rate:';

/** See `Charge` of the rate limits. In milliseconds. */
export interface BucketCharge {
  readonly key: string;
  readonly capacity: number;
  readonly span: number;
}

/** `InMemoryBuckets.take` as one atomic Redis script, by Redis' clock, which all replicas share. */
export const takeFromBuckets = defineScript({
  SCRIPT: `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local wait = 0
local fullAt = {}
for i, key in ipairs(KEYS) do
  local span, capacity = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local full = math.max(now, tonumber(redis.call('GET', key) or now))
  wait = math.max(wait, full - now + span - capacity)
  fullAt[i] = full + span
end
if wait > 0 then return math.ceil(wait) end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, string.format('%.3f', fullAt[i]), 'PX', math.max(1, math.ceil(fullAt[i] - now)))
end
return 0`,
  parseCommand(parser: CommandParser, charges: readonly BucketCharge[]) {
    parser.pushKeysLength(charges.map(({ key }) => PREFIX + key));
    for (const { span, capacity } of charges) parser.push(String(span), String(capacity));
  },
  transformReply: (wait: number) => wait,
});
