import type { ClaimedDelivery, MailClass } from '../../spool/index.js';
import type { LaneContext, LaneTurn } from './lane-context.js';
import type { Prepared } from './ports.js';

const MARKETING: MailClass = 2;
const URGENT: readonly MailClass[] = [0, 1];
const AT_ONCE = 10;

/** The connection that lets others pass. */
interface Passed {
  sendable(batch: readonly ClaimedDelivery[]): Promise<ClaimedDelivery[]>;
  /** False when the connection should end. */
  send(delivery: ClaimedDelivery, prepared: Prepared | undefined): Promise<boolean>;
}

/** Single mail does not wait behind a batch to many: when some may have come, it is sent between two of the batch. */
export class PassingMail {
  private waiting: ClaimedDelivery[] = [];

  constructor(
    private readonly run: LaneTurn,
    private readonly slot: { sessionId: number; laneId: number },
    private readonly context: Pick<LaneContext, 'spool' | 'mails'>,
    private readonly passed: Passed,
  ) {}

  /** Claimed and not yet begun. */
  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  take(): ClaimedDelivery[] {
    return this.waiting.splice(0);
  }

  /** Sends what may pass `next`; false when the connection should end. */
  async before(next: ClaimedDelivery): Promise<boolean> {
    if (next.mailClass !== MARKETING || !this.run.takeNews()) return true;
    const { spool, mails } = this.context;
    for (let claimed = AT_ONCE; claimed === AT_ONCE;) {
      const batch = await spool.claim({ ...this.slot, classes: URGENT, batch: AT_ONCE });
      claimed = batch.length;
      this.waiting = await this.passed.sendable(batch);
      const prepared = this.isWaiting ? await mails.prepare(this.waiting) : new Map<string, Prepared>();
      for (let delivery = this.waiting.shift(); delivery; delivery = this.waiting.shift())
        if (!(await this.passed.send(delivery, prepared.get(delivery.id)))) return false;
    }
    return true;
  }
}
