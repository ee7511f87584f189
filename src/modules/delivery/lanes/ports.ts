import type { Instant } from '../../../kernel/time/instant.js';
import type { ClaimedDelivery } from '../../spool/index.js';
import type { MayFinish, OutgoingMail, SendResult, SessionFacts } from '../adapters/smtp-session/session-types.js';
import type { Failure, NetworkFault, ReplyClass } from '../rules/reply.js';
import type { Shaping } from '../rules/shaping.table.js';

/** One of our addresses to leave from. */
export interface Source {
  /** Names the address in slots and pauses; `any` leaves the choice to the system. */
  ip: string;
  localAddress?: string;
  heloName: string;
  /** The address's id while it warms up: what leaves from it is taken from its limits. */
  limitedIpId?: string;
  /** Nothing leaves here: rows that wait in its lane belong elsewhere by now. */
  movesOnly?: boolean;
}

/** What was granted of the limits of an address that warms up. */
export interface Grant {
  granted: number;
  /** What is reached, and until when; null when all was granted. */
  full: { of: 'address' | 'provider'; until: Instant } | null;
  /** Gives back what was not used. */
  giveBack(n: number): Promise<void>;
}

/** Which way mail goes now: its rows may have waited while addresses came and went. */
export interface EgressGate {
  /** Where this row belongs; the same egress when it is right there. */
  egressNow(egress: string, delivery: ClaimedDelivery): string;
  /** Takes some of what the source may still send to whoever runs these mailboxes; null when nothing limits it. */
  take(source: Source, site: string, recipientDomain: string, wanted: number): Promise<Grant | null>;
  /** By the provider that takes mail for a domain: what is limited together. */
  limitedTogether(site: string, recipientDomain: string): string;
  /** Where mail goes that the source may not send now; null: it waits. */
  overflowOf(egress: string, delivery: ClaimedDelivery): string | null;
  /** Whether mail of somebody must not leave from an address that the system chose. */
  isSomebodys(address: string): boolean;
}

/** An open way to one receiver: an SMTP session, or the local inbox. */
export interface Courier {
  readonly facts: SessionFacts;
  readonly usable: boolean;
  readonly sent: number;
  send(delivery: ClaimedDelivery, mail: OutgoingMail, mayFinish: MayFinish): Promise<SendResult>;
  close(): void;
  destroy(): void;
}

export type Dialled =
  { kind: 'open'; courier: Courier } | { kind: 'failed'; failure: Failure; host: string | null; ip: string | null };

export type SiteAnswer = { kind: 'site'; site: string } | { kind: 'failure'; network: NetworkFault; why: string };

/** Where mail goes, as DELIVERY_ROUTE says. */
export interface Route {
  /** What is known without waiting; undefined when nothing is. */
  known(domain: string): SiteAnswer | undefined;
  resolve(domain: string): Promise<SiteAnswer>;
  shapingOf(site: string): Shaping;
  /** Tries the hosts of the domain in order. `avoid` are addresses that just failed. */
  dial(to: { site: string; domain: string; source: Source; avoid: ReadonlySet<string> }): Promise<Dialled>;
}

/** What may leave, re-judged just before: suppressed since, blocked since, gone. */
export type Prepared =
  | { kind: 'mail'; mail: OutgoingMail }
  | { kind: 'suppressed' }
  | { kind: 'blocked' }
  | { kind: 'paused' }
  | { kind: 'stopped' }
  | { kind: 'cancelled' }
  | { kind: 'expired' }
  | { kind: 'unusable'; why: string };

export interface MailSource {
  /** Renders and signs; answers for every delivery that was asked for. */
  prepare(deliveries: readonly ClaimedDelivery[]): Promise<Map<string, Prepared>>;
}

/** Messages a second to one site from one address, shared by all workers. */
export interface RateLimiter {
  /** Takes up to `wanted` tokens; answers how many, and when to ask again if none. */
  take(
    ip: string,
    site: string,
    ratePerSecond: number,
    wanted: number,
  ): Promise<{ granted: number; retryInMs: number }>;
}

export const ROUTE = Symbol('ROUTE');
export const MAIL_SOURCE = Symbol('MAIL_SOURCE');

/** Whose address it was. */
export type Recipient = Pick<ClaimedDelivery, 'id' | 'accountId' | 'recipient'>;

/** Told what makes an address unfit for further mail. Telling twice changes nothing. */
export interface BounceSink {
  recordHardBounce(delivery: Recipient, verdictClass: ReplyClass): Promise<void>;
}
