/**
 * The file of a planner's worker, beside this module. Older releases of Node run no TypeScript in threads and processes. Where
 * this module itself is TypeScript, as in tests, it is the built file: under `dist` as this module is under `src`.
 *
 * @param name of the file, without its extension
 */
export function workerUrl(name: string): URL {
  const here = import.meta.url;
  return new URL(`./${name}.js`, here.endsWith('.ts') ? here.replace(/\/src\/(?!.*\/src\/)/, '/dist/') : here);
}
