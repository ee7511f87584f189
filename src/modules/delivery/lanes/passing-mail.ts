import type { ClaimedDelivery, MailClass } from '../../spool/index.js';
import type { LaneContext, LaneTurn } from './lane-context.js';
import type { Leave } from './many-gate.js';
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

/**
 * Single mail does not wait behind a batch to many: when some may have come, it is sent between two of the batch. Mail to many waits for a
 * place of its own before each message, and whatever comes meanwhile passes at once.
 */
export class PassingMail {
  private waiting: ClaimedDelivery[] = [];
  private leave: Leave | null = null;

  constructor(
    private readonly run: LaneTurn,
    private readonly slot: { sessionId: number; laneId: number },
    private readonly context: Pick<LaneContext, 'spool' | 'mails' | 'gate' | 'way'>,
    private readonly passed: Passed,
  ) {}

  /** Claimed and not yet begun. */
  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  take(): ClaimedDelivery[] {
    return this.waiting.splice(0);
  }

  /** Sends what may pass `next` and takes a place for it; false when the connection should end. */
  async before(next: ClaimedDelivery): Promise<boolean> {
    if (next.mailClass !== MARKETING) {
      this.context.way.noteSingle();
      return true;
    }
    while (!this.run.draining) {
      if (this.run.news.take() && !(await this.letPass())) return false;
      this.leave = this.context.gate.enter();
      if (this.leave !== null) return true;
      await this.placeOrNews();
    }
    return false;
  }

  /** Waits for what mail to many needs; single mail that comes meanwhile is sent. */
  async meanwhile<T>(wanted: Promise<T>, next: ClaimedDelivery): Promise<T> {
    const isThere = wanted.then(() => true);
    isThere.catch(() => undefined);
    let mayPass = next.mailClass === MARKETING;
    while (mayPass && !this.run.draining) {
      mayPass = !this.run.news.take() || (await this.letPass());
      let noNews = (): void => undefined;
      const news = new Promise<boolean>((resolve) => (noNews = this.run.news.whenCome(() => resolve(false))));
      const done = await Promise.race([isThere, news]).finally(noNews);
      if (done) break;
    }
    return wanted;
  }

  /** The message is over, or the connection. */
  after(): void {
    this.leave?.();
    this.leave = null;
  }

  private async letPass(): Promise<boolean> {
    const { spool, mails, way } = this.context;
    for (let claimed = AT_ONCE; claimed === AT_ONCE;) {
      const batch = await spool.claim({ ...this.slot, classes: URGENT, batch: AT_ONCE });
      claimed = batch.length;
      if (claimed > 0) way.noteSingle();
      this.waiting = await this.passed.sendable(batch);
      const prepared = this.isWaiting ? await mails.prepare(this.waiting) : new Map<string, Prepared>();
      for (let delivery = this.waiting.shift(); delivery; delivery = this.waiting.shift())
        if (!(await this.passed.send(delivery, prepared.get(delivery.id)))) return false;
    }
    return true;
  }

  private placeOrNews(): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        noPlace();
        noNews();
        resolve();
      };
      const noPlace = this.context.gate.whenFree(over);
      const noNews = this.run.news.whenCome(over);
    });
  }
}
