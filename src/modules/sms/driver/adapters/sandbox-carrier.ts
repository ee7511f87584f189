import { setTimeout as pause } from 'node:timers/promises';
import { sandboxScript } from '../rules/sandbox-script.js';
import type { Segment } from '../rules/submission.js';
import type { Carrier, CarrierListener, CarrierSession, SegmentToken, SubmitOutcome } from './carrier.port.js';

/** A network takes its time. */
const NETWORK_MS = 20;

/** A carrier of which nothing leaves the machine: the number says what becomes of a message. */
export class SandboxCarrier implements Carrier {
  open(listener: CarrierListener): Promise<CarrierSession> {
    return Promise.resolve(new SandboxSession(listener));
  }
}

class SandboxSession implements CarrierSession {
  readonly ended: Promise<string>;
  private end: (why: string) => void = () => undefined;
  private over = false;
  private readonly throttled = new Set<string>();
  private readonly telling = new Set<Promise<void>>();

  constructor(private readonly listener: CarrierListener) {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  submit(token: SegmentToken, segment: Segment): Promise<SubmitOutcome> {
    if (this.over) return Promise.resolve({ kind: 'not_sent', code: 'session_ended' });
    return Promise.resolve(this.outcome(token, segment));
  }

  async drain(): Promise<void> {
    await Promise.all(this.telling);
    this.over = true;
    this.end('signed off');
  }

  private outcome({ messageId, part }: SegmentToken, { to }: Segment): SubmitOutcome {
    const script = sandboxScript(to);
    if (script.submit === 'refuse') return { kind: 'refused', code: 'submission_failed' };
    if (script.submit === 'silent') return { kind: 'unknown', code: 'no_answer' };
    if (script.submit === 'throttle_once' && !this.throttled.delete(messageId)) {
      this.throttled.add(messageId);
      return { kind: 'throttled', code: 'throttled' };
    }
    const carrierId = `${messageId}-${part}`;
    if (script.receipt !== null) this.tell({ carrierId, ...script.receipt }, to);
    return { kind: 'accepted', carrierId };
  }

  private tell(receipt: Parameters<CarrierListener['onReceipt']>[0], to: string): void {
    const telling: Promise<void> = pause(NETWORK_MS)
      .then(() => this.listener.onReceipt(receipt, [to]))
      .catch(() => undefined)
      .finally(() => this.telling.delete(telling));
    this.telling.add(telling);
  }
}
