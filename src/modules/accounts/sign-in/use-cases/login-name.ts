import { normaliseEmail } from '../../account/index.js';

/**
 * One spelling for all ways to write the same name: what people are found by, and what their throttle counts by. Whatever finds a
 * person therefore counts for that person. User names are ASCII, so wide and styled letters may be folded (NFKC); the letters
 * of an address may not, because two mailboxes could become one.
 */
export function loginNameOf(login: string): string {
  return normaliseEmail(login) ?? login.normalize('NFKC').trim().toLowerCase();
}
