import type { ClaimedDelivery } from '../../spool/index.js';
import { isOver } from '../rules/settlement.js';
import type { LaneContext } from './lane-context.js';
import type { Prepared } from './ports.js';

/** Rendered and signed together, and once more that many ahead; fewer when messages are large. */
const [FIRST, MOST] = [2, 10];
const BYTES_AT_ONCE = 2 * 1024 * 1024;

interface Ahead {
  prepared: Map<string, Prepared>;
  count: number;
}

/** What one connection has rendered and signed before its turn comes. */
export class MailAhead {
  private atOnce = FIRST;

  constructor(private readonly context: Pick<LaneContext, 'clock' | 'mails'>) {}

  /** The deliveries behind the first `skip` of those that wait, as many as their size allows. */
  prepare(waiting: readonly ClaimedDelivery[], skip: number): Promise<Ahead> {
    const deliveries = waiting.slice(skip, skip + this.atOnce);
    const due = deliveries.filter((delivery) => !isOver(delivery, this.context.clock.now()));
    const preparing = due.length > 0 ? this.context.mails.prepare(due) : Promise.resolve(new Map<string, Prepared>());
    const answer = preparing.then((prepared) => {
      const sizes = [...prepared.values()].map((each) => (each.kind === 'mail' ? each.mail.message.length : 0));
      const largest = Math.max(1, ...sizes);
      this.atOnce = Math.max(1, Math.min(MOST, Math.floor(BYTES_AT_ONCE / largest)));
      return { prepared, count: deliveries.length };
    });
    answer.catch(() => undefined);
    return answer;
  }
}
