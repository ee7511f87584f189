import type { Instant } from '../../../../kernel/time/instant.js';
import type { ConsentChannel, ConsentSource, ConsentState } from './consent-state.js';

/** What a person said, when, where, how and to which words; the evidence of a consent. */
export interface ConsentEvidence {
  channel: ConsentChannel;
  state: ConsentState;
  source: ConsentSource;
  /** Null when it is about everything that the account sends by the channel. */
  listId: string | null;
  at: Instant;
  /** Where: a page, a shop, an event. */
  place: string | null;
  /** How: a box that was ticked, a signature, a word said on the telephone. */
  method: string | null;
  /** The words that were agreed to, and which version of them. */
  text: string | null;
  textVersion: string | null;
  ip: string | null;
  userAgent: string | null;
}

/** Who told us: somebody of the account, or the person himself by a link or a form. */
export interface Recorder {
  readonly type: string;
  readonly id: string | null;
}

export const RECIPIENT: Recorder = { type: 'recipient', id: null };
