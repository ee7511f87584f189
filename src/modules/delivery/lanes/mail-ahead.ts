import type { ClaimedDelivery, MailClass } from '../../spool/index.js';
import { isOver } from '../rules/settlement.js';
import type { LaneContext } from './lane-context.js';
import type { Leave } from './many-gate.js';
import type { Prepared } from './ports.js';

const MARKETING: MailClass = 2;
/** Rendered and signed together, and once more that many ahead; fewer when messages are large, or others wait for the processor. */
const [FIRST, MOST, BESIDE_SINGLE_MAIL] = [2, 10, 2];
const BYTES_AT_ONCE = 2 * 1024 * 1024;

export interface Ahead {
  prepared: Map<string, Prepared>;
  count: number;
}

/** What one connection has rendered and signed before its turn comes. Mail to many waits for a desk; single mail does not. */
export class MailAhead {
  private atOnce = FIRST;

  constructor(private readonly context: Pick<LaneContext, 'clock' | 'mails' | 'desks' | 'way'>) {}

  /** The deliveries behind the first `skip` of those that wait, as many as their size allows; single mail by itself. */
  prepare(waiting: readonly ClaimedDelivery[], skip: number): Promise<Ahead> {
    const deliveries = this.together(waiting, skip);
    const due = deliveries.filter((delivery) => !isOver(delivery, this.context.clock.now()));
    const preparing = due.length > 0 ? this.atDesk(due) : Promise.resolve(new Map<string, Prepared>());
    const answer = preparing.then((prepared) => {
      const sizes = [...prepared.values()].map((each) => (each.kind === 'mail' ? each.mail.message.length : 0));
      const largest = Math.max(1, ...sizes);
      this.atOnce = Math.max(1, Math.min(MOST, Math.floor(BYTES_AT_ONCE / largest)));
      return { prepared, count: deliveries.length };
    });
    answer.catch(() => undefined);
    return answer;
  }

  private together(waiting: readonly ClaimedDelivery[], skip: number): ClaimedDelivery[] {
    const isMany = waiting[skip]?.mailClass === MARKETING;
    const most = isMany && this.context.way.isSingleAbout ? Math.min(BESIDE_SINGLE_MAIL, this.atOnce) : this.atOnce;
    const next = waiting.slice(skip, skip + most);
    const end = next.findIndex(({ mailClass }) => (mailClass === MARKETING) !== isMany);
    return end < 0 ? next : next.slice(0, end);
  }

  private async atDesk(due: readonly ClaimedDelivery[]): Promise<Map<string, Prepared>> {
    const { mails, desks } = this.context;
    if (due[0]!.mailClass !== MARKETING) return mails.prepare(due);
    let leave: Leave | null;
    while ((leave = desks.enter()) === null) await new Promise<void>((resolve) => void desks.whenFree(resolve));
    return mails.prepare(due).finally(leave);
  }
}
