import type { Route } from '@online-books/service-kit/http/HttpMessage';

/** Requests that begin in one turn of the event loop: at first, and at most. */
const AT_FIRST = 4;
const MOST = 16;
/** After so many it is worked out anew. */
const WINDOW = 64;

/**
 * Lets requests begin in the order in which they came, and in one turn of the event loop no more than can be answered in a
 * millisecond, as it has been of late. When there is more to do than one core can, those under way come first then, and there are few
 * of them: what they hold is less, and is collected cheaply.
 *
 * @param now in milliseconds
 */
export function inTurns(route: Route, now = () => performance.now()): Route {
  const waiting: Array<() => void> = [];
  let atOnce = AT_FIRST;
  /** Of turns that followed one another, as requests waited for them. */
  let spent = 0;
  let begun = 0;
  let lastTurn: number | undefined;

  const begin = () => {
    const turn = now();
    const starting = waiting.splice(0, atOnce);
    if (lastTurn !== undefined) {
      spent += turn - lastTurn;
      begun += starting.length;
    }
    if (begun >= WINDOW) {
      atOnce = Math.min(MOST, Math.max(1, Math.round(begun / spent)));
      spent = begun = 0;
    }
    lastTurn = waiting.length > 0 ? turn : undefined;
    if (waiting.length > 0) setImmediate(begin);
    for (const start of starting) start();
  };

  return (request) =>
    new Promise<void>((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(begin);
    }).then(() => route(request));
}
