import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { SmsEventLog } from '../../sms/index.js';
import { DeliveryLines } from '../data/delivery-lines.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';

const CURSOR = 'webhooks';
const PAGE = 2_000;

/** Reads the events of texts on and puts them in line before the receivers that want them, each once. */
@Injectable()
export class FeedSmsEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: SmsEventLog,
    private readonly webhooks: WebhooksRepository,
    private readonly lines: DeliveryLines,
  ) {}

  /** One page; answers whether there may be more, and how many deliveries it made. */
  async run(): Promise<{ more: boolean; made: number }> {
    const from = await this.log.positionOf(CURSOR);
    const heads = await this.log.headsAfter(from, PAGE);
    const last = heads.at(-1);
    if (last === undefined) return { more: false, made: 0 };
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.log.advanceIn(tx, CURSOR, from, last))) return { more: true, made: 0 };
      const wanted = await this.webhooks.unscopedAccountsWith(tx, [...new Set(heads.map((head) => head.accountId))]);
      // Of one message the later event has the higher number, whichever transaction was first to begin.
      const events = heads
        .filter(({ accountId }) => wanted.has(accountId))
        .sort((a, b) => a.sequence - b.sequence)
        .map(({ id, accountId, type, at }) => ({ accountId, eventId: id, logId: null, type, at }));
      return { more: heads.length === PAGE, made: await this.lines.unscopedAdd(tx, events) };
    });
  }
}
