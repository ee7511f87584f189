import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MailEventSpans } from '../../spool/index.js';
import { AccountEventsRepository } from '../data/account-events.repository.js';
import { DeliveryLines } from '../data/delivery-lines.js';
import { ReplaysRepository } from '../data/replays.repository.js';
import { accountTypesOf, mailTypesOf, MOST_REPLAYED, type Replay } from '../rules/replay.js';

const PAGE = 1_000;

/** Puts the events of the oldest open replay in line, page by page; events of the account come last. */
@Injectable()
export class ContinueReplay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly replays: ReplaysRepository,
    private readonly spans: MailEventSpans,
    private readonly accountEvents: AccountEventsRepository,
    private readonly lines: DeliveryLines,
  ) {}

  /** One page; false when no replay is open. */
  async run(): Promise<boolean> {
    const replay = await this.replays.unscopedOpen();
    if (replay === null) return false;
    const { from, to, types, position: after, last } = replay;
    const span = { from, to, types: mailTypesOf(types) };
    const heads = await this.spans.headsOf(accountScope(replay.accountId), span, { after, last }, PAGE);
    const done = heads.length < PAGE;
    const position = done ? Math.max(last, after) : heads.at(-1)!.sequence;
    await this.unitOfWork.runAsWorker(async (tx) => {
      const mail = heads.map(({ sequence, id, accountId, type, at }) => ({
        accountId,
        eventId: id,
        logId: sequence,
        type,
        at,
      }));
      const events = done ? [...mail, ...(await this.accountEventsOf(tx, replay))] : mail;
      if (await this.replays.unscopedAdvance(tx, replay, position, events.length, done))
        await this.lines.unscopedAdd(tx, events, replay.webhookId);
    });
    return true;
  }

  private async accountEventsOf(tx: Tx, { accountId, from, to, types }: Replay) {
    const span = { from, to, types: accountTypesOf(types) };
    const events = await this.accountEvents.between(tx, accountScope(accountId), span, MOST_REPLAYED);
    return events.map(({ id, type, occurredAt }) => ({ accountId, eventId: id, logId: null, type, at: occurredAt }));
  }
}
