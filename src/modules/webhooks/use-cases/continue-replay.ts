import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { SmsEventFeed } from '../../sms/index.js';
import { MailEventSpans } from '../../spool/index.js';
import { AccountEventsRepository } from '../data/account-events.repository.js';
import { DeliveryLines, type Happened } from '../data/delivery-lines.js';
import { ReplaysRepository } from '../data/replays.repository.js';
import { accountTypesOf, mailTypesOf, MOST_REPLAYED, type Replay, smsTypesOf } from '../rules/replay.js';

const PAGE = 1_000;

interface MailPage {
  events: Happened[];
  position: number;
}
interface TextPage {
  events: Happened[];
  isLast: boolean;
  position?: Pick<Replay, 'smsAt' | 'smsSequence'>;
}

/** Puts the events of the oldest open replay in line, page by page; first mail, then texts, then events of the account. */
@Injectable()
export class ContinueReplay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly replays: ReplaysRepository,
    private readonly spans: MailEventSpans,
    private readonly texts: SmsEventFeed,
    private readonly accountEvents: AccountEventsRepository,
    private readonly lines: DeliveryLines,
  ) {}

  /** One page; false when no replay is open. */
  async run(): Promise<boolean> {
    const replay = await this.replays.unscopedOpen();
    if (replay === null) return false;
    const mail = await this.mailOf(replay);
    const texts = mail.events.length < PAGE ? await this.textsOf(replay) : { events: [], isLast: false };
    const { position, events } = mail;
    const { smsAt, smsSequence } = { ...replay, ...texts.position };
    await this.unitOfWork.runAsWorker(async (tx) => {
      const last = texts.isLast ? await this.accountEventsOf(tx, replay) : [];
      const all = [...events, ...texts.events, ...last];
      const to = { position, smsAt, smsSequence };
      if (await this.replays.unscopedAdvance(tx, replay, to, all.length, texts.isLast))
        await this.lines.unscopedAdd(tx, all, replay.webhookId);
    });
    return true;
  }

  private async mailOf({ accountId, from, to, types, position: after, last }: Replay): Promise<MailPage> {
    const span = { from, to, types: mailTypesOf(types) };
    const heads = await this.spans.headsOf(accountScope(accountId), span, { after, last }, PAGE);
    const events = heads.map(({ sequence: logId, id: eventId, type, at }) => ({ accountId, eventId, logId, type, at }));
    return { events, position: heads.length < PAGE ? Math.max(last, after) : heads.at(-1)!.sequence };
  }

  private async textsOf({ accountId, from, to, types, smsAt: at, smsSequence: sequence }: Replay): Promise<TextPage> {
    const span = { from, to, types: smsTypesOf(types) };
    const heads = await this.texts.headsOf(accountScope(accountId), span, { at, sequence }, PAGE);
    const events = heads.map((head) => ({ accountId, eventId: head.id, logId: null, type: head.type, at: head.at }));
    const last = heads.at(-1);
    const position = last === undefined ? {} : { position: { smsAt: last.at, smsSequence: last.sequence } };
    return { events, isLast: heads.length < PAGE, ...position };
  }

  private async accountEventsOf(tx: Tx, { accountId, from, to, types }: Replay) {
    const span = { from, to, types: accountTypesOf(types) };
    const events = await this.accountEvents.between(tx, accountScope(accountId), span, MOST_REPLAYED);
    return events.map(({ id, type, occurredAt }) => ({ accountId, eventId: id, logId: null, type, at: occurredAt }));
  }
}
