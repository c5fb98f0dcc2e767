/**
 * Loaders of a field with arguments, one for each set of arguments: it is made when first asked for and shared from then
 * on, so that parents that are asked the same question share its batch.
 *
 * @param createLoader whose argument is plain JSON, its properties always in one order
 */
export function perArguments<Arguments, Loader>(
  createLoader: (given: Arguments) => Loader,
): (given: Arguments) => Loader {
  const loaders = new Map<string, Loader>();
  return (given) => {
    const key = JSON.stringify(given);
    const loader = loaders.get(key) ?? createLoader(given);
    loaders.set(key, loader);
    return loader;
  };
}
