import type { Recipient } from '../../../audience/index.js';
import type { Hindrance } from '../rules/hindrance.js';
import type { RecipientState } from '../rules/recipient-state.js';

/** Whose turn it is, and what he is to read. */
export interface Turn {
  recipient: Recipient;
  variant: number;
}
export interface HandedOver {
  /** By contact; who is not named still waits. */
  states: Map<string, Exclude<RecipientState, 'waits'>>;
  hindrance: Hindrance | null;
}
