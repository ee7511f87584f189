import type { Receipt } from '../rules/receipt.js';
import type { PartOf } from '../rules/delivered.js';
import type { Segment } from '../rules/submission.js';

/** Which part of which message a segment is: by this whoever sent it hears of it again. */
export interface SegmentToken {
  messageId: string;
  /** The fence of the message's claim. */
  attempt: number;
  part: number;
}

export type SubmitOutcome =
  /** The carrier has it, and calls it so. */
  | { kind: 'accepted'; carrierId: string }
  | { kind: 'refused'; code: string }
  | { kind: 'throttled'; code: string }
  | { kind: 'retry'; code: string }
  /** It never left: the session had ended before. */
  | { kind: 'not_sent'; code: string }
  /** It left, and nobody knows what became of it. */
  | { kind: 'unknown'; code: string };

export interface InboundText {
  from: string;
  to: string;
  text: string;
  partOf: PartOf | null;
}

/** What a carrier tells by itself. Each is answered to the carrier only when its promise is kept: then it is committed. */
export interface CarrierListener {
  onReceipt(receipt: Receipt, addresses: readonly string[]): Promise<void>;
  onInbound(text: InboundText): Promise<void>;
  /** An answer to what was given up as unknown. */
  onLateAnswer(token: SegmentToken, outcome: SubmitOutcome): Promise<void>;
}

export interface CarrierSession {
  /** Never rejects. As many at a time as the window allows is the caller's business. */
  submit(token: SegmentToken, segment: Segment): Promise<SubmitOutcome>;
  /** Submits nothing more, waits for what is under way, signs off. */
  drain(withinMs: number): Promise<void>;
  /** Settles when the session is over, with the reason. */
  readonly ended: Promise<string>;
}

/** Why a session could not be opened. `refused`: the carrier does not want this login. */
export class BindFault extends Error {
  constructor(
    readonly why: 'network' | 'refused',
    readonly code: string,
  ) {
    super(code);
    this.name = 'BindFault';
  }
}

export interface Carrier {
  /** Throws a BindFault. */
  open(listener: CarrierListener): Promise<CarrierSession>;
}
