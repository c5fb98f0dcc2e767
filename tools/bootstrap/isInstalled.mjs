import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether `node_modules` holds what `package-lock.json` says. npm writes down what it installed when it is done, so that an
 * installation that was cut off does not count, and `npm install` does.
 *
 * @param {string} folder where both stand
 */
export function isInstalled(folder) {
  const wanted = packagesIn(path.join(folder, 'package-lock.json'));
  const installed = packagesIn(path.join(folder, 'node_modules/.package-lock.json'));
  return (
    Object.entries(wanted).every(([where, entry]) => where === '' || entry.optional || where in installed) &&
    Object.entries(installed).every(([where, { version, integrity }]) => {
      return wanted[where]?.version === version && wanted[where]?.integrity === integrity;
    })
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>} by where they are installed
 */
function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return {};
  }
}
