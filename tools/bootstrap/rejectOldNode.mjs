/**
 * Refuses a Node that is not supported: `engines` in package.json says the same, but npm only warns.
 *
 * @param {string} version such as `20.19.0`
 */
export function rejectOldNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!isSupported) throw new Error(`Node ${version} is not supported: use Node 20.19, 22.12, 24 or later.`);
}
