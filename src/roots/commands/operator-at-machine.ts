import { hostname, userInfo } from 'node:os';
import type { Actor } from '../../modules/accounts/index.js';

/** Who acts when a command does: nobody has signed in, but the machine knows whose shell it is. */
export function operatorAtMachine(): Actor {
  return { type: 'system', id: null, label: `command line: ${nameOfUser()} on ${hostname()}` };
}

/** A container may run under a number that nobody has given a name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? '?'}`;
  }
}
