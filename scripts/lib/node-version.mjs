// The one thing that cannot be installed for the reader: a Node that is new enough.
import { stop } from './repository.mjs';

const OLDEST = [20, 19];

/** @param {string} version such as "20.20.2" */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

export function requireNode() {
  const version = process.versions.node;
  if (isNodeNewEnough(version)) return;
  stop(
    `Node.js ${OLDEST.join('.')} or newer is needed, this is ${version}. Install a newer one: https://nodejs.org/en/download`,
  );
}
