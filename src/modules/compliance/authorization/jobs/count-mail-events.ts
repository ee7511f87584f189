import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { MailEventCursors, MailEventLog } from '../../../spool/index.js';
import { AddToRecords } from '../use-cases/add-to-records.js';

const PAGE = 5_000;
const NAME = 'count-mail-events';
const CURSOR = 'sending-record';

/** Reads the log of mail events into the sending records, each event once whoever runs it. */
@Injectable()
export class CountMailEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: MailEventCursors,
    private readonly log: MailEventLog,
    private readonly records: AddToRecords,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, NAME, RANK.delivery + 5, clock, () => this.run()));
  }

  async run(): Promise<void> {
    for (;;) {
      const from = await this.cursors.positionOf(CURSOR);
      // Outside the transaction: an open one would keep the log's horizon from moving on.
      const { upTo, tallies } = await this.log.tallyAfter(from, PAGE);
      if (upTo === from) return;
      const counted = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.cursors.advanceIn(tx, CURSOR, from, upTo))) return false;
        await this.records.unscopedIn(tx, tallies, NAME);
        return true;
      });
      if (!counted) return;
    }
  }
}
