import { beforeEach, test } from '@jest/globals';

/**
 * The gateway answers plain requests itself, and leaves all others to Apollo Server. Clients cannot tell which of the two has
 * answered, so what is true of one has to be true of the other. Headers decide: the second asks for the same in other words.
 */
const ROADS: ReadonlyArray<readonly [name: string, headers: Readonly<Record<string, string>>]> = [
  ['plainly', {}],
  ['through Apollo Server', { accept: '*/*; q=1' }],
];

const [[, plainly]] = ROADS as [(typeof ROADS)[number]];
let taken = plainly;
beforeEach(() => void (taken = plainly));

/** The headers of a request by which it takes the road that the test of the moment is for. */
export function roadHeaders(): Readonly<Record<string, string>> {
  return taken;
}

/** Jest's `test`, for each road through the gateway: what a test asks of a scripted graph takes that road. */
export const testOnEachRoad = Object.assign(
  (name: string, run: () => void | Promise<void>) => {
    for (const [road, headers] of ROADS) {
      test(`${name} [${road}]`, () => {
        taken = headers;
        return run();
      });
    }
  },
  { each: each as unknown as typeof test.each },
);

/** The types of a table's rows are Jest's to work out. */
function each(table: readonly unknown[][]) {
  return (name: string, run: (...row: unknown[]) => void | Promise<void>) => {
    for (const [road, headers] of ROADS) {
      test.each(table)(`${name} [${road}]`, (...row) => {
        taken = headers;
        return run(...row);
      });
    }
  };
}
