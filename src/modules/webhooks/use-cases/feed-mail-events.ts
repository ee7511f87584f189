import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MailEventCursors, MailEventLog } from '../../spool/index.js';
import { DeliveryLines, type Happened } from '../data/delivery-lines.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';

const CURSOR = 'webhooks';
const PAGE = 2_000;

/** Reads the log of mail events on and puts them in line before the receivers that want them, each once. */
@Injectable()
export class FeedMailEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: MailEventCursors,
    private readonly log: MailEventLog,
    private readonly webhooks: WebhooksRepository,
    private readonly lines: DeliveryLines,
  ) {}

  /** One page; answers whether there may be more, and how many deliveries it made. */
  async run(): Promise<{ more: boolean; made: number }> {
    const from = await this.cursors.positionOf(CURSOR);
    // Outside the transaction: an open one would keep the log's horizon from moving on.
    const { upTo, seen, accountIds } = await this.log.accountsAfter(from, PAGE);
    if (upTo === from) return { more: false, made: 0 };
    const events = await this.wantedOf(accountIds, from, upTo);
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.cursors.advanceIn(tx, CURSOR, from, upTo))) return { more: true, made: 0 };
      return { more: seen === PAGE, made: await this.lines.unscopedAdd(tx, events) };
    });
  }

  /** Most accounts have no receivers: of their events nothing is read. */
  private async wantedOf(accountIds: readonly string[], from: number, upTo: number): Promise<Happened[]> {
    const wanted = await this.unitOfWork.runAsWorker((tx) => this.webhooks.unscopedAccountsWith(tx, accountIds));
    if (wanted.size === 0) return [];
    const { heads } = await this.log.headsAfter(from, PAGE, { accountIds: [...wanted], upTo });
    return heads.map(({ sequence, id, accountId, type, at }) => ({
      accountId,
      eventId: id,
      logId: sequence,
      type,
      at,
    }));
  }

  /** Whether everything that happened is in line. */
  async isDone(): Promise<boolean> {
    return (await this.log.headsAfter(await this.cursors.positionOf(CURSOR), 1)).heads.length === 0;
  }
}
