/**
 * Where a planner's program is: beside this module. Threads and processes of Node's older releases read no TypeScript, which
 * this module is in tests: then it is what was built of it, under `dist` as this is under `src`.
 *
 * @param name of the program's file, without its extension
 */
export function programUrl(name: string): URL {
  const here = import.meta.url;
  return new URL(`./${name}.js`, here.endsWith('.ts') ? here.replace(/\/src\/(?!.*\/src\/)/, '/dist/') : here);
}
