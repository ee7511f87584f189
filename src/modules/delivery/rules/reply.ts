/** What a receiving server said, or what the network did instead, while one delivery was attempted. */

/** Where in the dialogue it happened. Everything before `mail` concerns the host, not the message. */
export type Stage = 'dns' | 'connect' | 'banner' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot';

/** The classes of `class` in a mail event; customers see these names. */
export const REPLY_CLASSES = [
  'no_such_user',
  'mailbox_disabled',
  'mailbox_full',
  'message_too_large',
  'policy',
  'blocklisted',
  'spam',
  'auth_failed',
  'content',
  'host_unreachable',
  'timeout',
  'protocol',
  'other',
] as const;

export type ReplyClass = (typeof REPLY_CLASSES)[number];

export interface Failure {
  stage: Stage;
  /** The three-digit reply, or null when no reply came (DNS, network, time-out, nonsense). */
  code: number | null;
  /** RFC 3463 status such as `5.1.1`, or null. */
  enhancedCode: string | null;
  text: string;
  /** Set when there was no reply to classify by its words. */
  network?: NetworkFault;
}

export type NetworkFault =
  | 'timeout'
  | 'refused'
  | 'closed'
  | 'protocol'
  | 'tls_failed'
  | 'tls_policy'
  | 'dns_temporary'
  | 'no_such_domain'
  | 'null_mx'
  | 'no_address'
  | 'address_forbidden';

/** Who has to change something before this can work. Only a recipient's fault may ever suppress an address. */
export type Fault = 'recipient' | 'us' | 'host';

export interface Verdict {
  class: ReplyClass;
  permanent: boolean;
  fault: Fault;
  /** True only for a permanent `no_such_user` or `mailbox_disabled`. */
  suppresses: boolean;
  /** The receiver asked us to slow down: the whole site is cut for a time, not only this message. */
  slowsSite: boolean;
  /** The receiver asks to come back later from the same address. */
  greylisted: boolean;
  /** How long the receiver's own words ask us to wait, in ms; null when they do not say. */
  askedDelayMs: number | null;
}

const ENHANCED = /^\s*([245])\.(\d{1,3})\.(\d{1,3})(?=\s|$|:)/;

/** Reads the enhanced status at the start of a reply's text; its class digit must agree with the code. */
export function enhancedCodeOf(code: number, text: string): string | null {
  const found = ENHANCED.exec(text);
  if (!found) return null;
  return Number(found[1]) === Math.floor(code / 100) ? `${found[1]}.${found[2]}.${found[3]}` : null;
}
