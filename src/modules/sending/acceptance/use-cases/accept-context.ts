import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountGate } from '../../../accounts/index.js';
import type { Entitlement } from '../../../billing/index.js';
import type { AcceptRequest } from '../accept.types.js';
import type { PackedBody, StoreRecipient } from '../data/store-item.js';
import type { CountedWindow } from '../rules/counted-windows.js';
import type { WrittenMessage } from '../rules/message-content.js';

/** What is known about the account and the addresses; at most seconds old, and read anew before a refusal. */
export interface AcceptFacts {
  gate: AccountGate | undefined;
  entitlement: Entitlement | undefined;
  /** Messages an hour that may leave; null: no limit. */
  ratePerHour: number | null;
  /** Sender addresses that the account may use. */
  allowedSenders: ReadonlySet<string>;
  /** The addresses it is to leave from. */
  egress: string;
  /** False when it names a pool that is not the account's. */
  poolAllowed: boolean;
  /** Domain → lane. */
  lanes: ReadonlyMap<string, number>;
}

/** One message on its way through the steps; each step fills in what the later ones need. */
export interface AcceptContext {
  readonly request: AcceptRequest;
  /** Made once; a repeat of any kind keeps it, so nothing is stored twice. */
  readonly messageId: string;
  readonly now: Instant;
  facts: AcceptFacts;
  /** Keys of recipients known to be suppressed. */
  suppressed: ReadonlySet<string>;
  mode: number;
  recipients: StoreRecipient[];
  windows: CountedWindow[];
  written: WrittenMessage | null;
  packed: PackedBody | null;
  warnings: string[];
}
