import { classifyFailure } from './classify-reply.js';
import type { Failure } from './reply.js';

/**
 * Which failures move on to the next host of the same domain.
 *
 * What belongs to one machine (no route, no greeting, broken TLS, a sudden close before the message) may work at the
 * next. What belongs to the message or to us (any answer to MAIL, RCPT, DATA) would be the same there, and walking to
 * the backup after a policy reply is what spammers do. A close after the body was sent is never repeated at once:
 * that is the one window where a copy may already have been taken.
 */
export function triesNextHost(failure: Failure): boolean {
  if (classifyFailure(failure).slowsSite) return false;
  switch (failure.stage) {
    case 'connect':
    case 'banner':
    case 'ehlo':
      return true;
    case 'starttls':
      return true;
    case 'mail':
    case 'rcpt':
    case 'data':
      return failure.code === 421 || (failure.network !== undefined && failure.network !== 'tls_policy');
    case 'dns':
    case 'auth':
    case 'dot':
      return false;
  }
}

/** True when nobody can know whether the receiver kept the message: the body left, and no reply came. */
export function isAmbiguous(failure: Failure): boolean {
  return failure.stage === 'dot' && failure.code === null;
}
