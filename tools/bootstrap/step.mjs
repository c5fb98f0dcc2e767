/** Steps that take less are not worth a line. */
const WORTH_TELLING_MS = 500;

/**
 * Does a step of preparation and says what it does and how long it took.
 *
 * @template Result
 * @param {string} title what is being done, such as `Installing dependencies`
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const clock = process.stderr.isTTY ? setInterval(() => rewrite(`… ${title} (${seconds()})`), 100) : announce(title);
  try {
    const result = await work();
    if (performance.now() - start > WORTH_TELLING_MS) finish(`✔ ${title} (${seconds()})`);
    else finish('');
    return result;
  } catch (error) {
    finish(`✖ ${title} (${seconds()})`);
    throw error;
  } finally {
    clearInterval(clock);
  }
}

/** @param {string} title */
function announce(title) {
  return setTimeout(() => console.error(`… ${title}`), WORTH_TELLING_MS);
}

/** @param {string} line */
function rewrite(line) {
  process.stderr.write(`\r\u001B[K${line}`);
}

/** @param {string} line */
function finish(line) {
  if (process.stderr.isTTY) rewrite(line && `${line}\n`);
  else if (line) console.error(line);
}
