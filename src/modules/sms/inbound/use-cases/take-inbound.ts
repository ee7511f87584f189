import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { keywordOf } from '../../country-rules/index.js';
import { SmsMessagesRepository } from '../../messages/index.js';
import { SmsSendersRepository } from '../../settings/index.js';
import { SmsInboundRepository } from '../data/inbound.repository.js';
import { AnswerKeyword } from './answer-keyword.js';

/** Whoever answers, answers what he got last; after so long he means something else. */
const ANSWERED_WITHIN_MS = 30 * DAY_MS;
const LONGEST_TEXT = 5_000;

export interface ReceivedText {
  from: string;
  to: string;
  text: string;
  partOf: { reference: number; part: number; of: number } | null;
  /** The same for a call that is repeated; null: nothing says whether it is. */
  externalKey: string | null;
}

/** Takes a text that came in: to whom it belongs, and whether its sender wants no more. Kept when it answers. */
@Injectable()
export class TakeInbound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbound: SmsInboundRepository,
    private readonly messages: SmsMessagesRepository,
    private readonly senders: SmsSendersRepository,
    private readonly answering: AnswerKeyword,
    private readonly outbox: Outbox,
  ) {}

  /** The account it belongs to and its id; null: it was known, or its other parts have not come yet. */
  run(routeId: string, received: ReceivedText): Promise<{ id: string; accountId: string } | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const [sender, recipient] = [addressOf(received.from), addressOf(received.to)];
      const text = await this.wholeIn(tx, routeId, { ...received, from: sender, to: recipient });
      if (text === null) return null;
      const owner = await this.ownerIn(tx, sender, recipient);
      const keyword = keywordOf(text);
      const row = { ...owner, routeId, sender, recipient, text, keyword };
      const made = await this.inbound.insert(tx, row, received.externalKey);
      if (made === null) return null;
      await this.answering.in(tx, made);
      const payload = { inboundId: made.id, keyword, messageId: made.messageId };
      await this.outbox.publish(tx, 'sms.received.v1', { accountId: made.accountId, aggregateId: made.id, payload });
      return { id: made.id, accountId: made.accountId };
    });
  }

  private async wholeIn(tx: Tx, routeId: string, { from, to, text, partOf }: ReceivedText): Promise<string | null> {
    const clean = text.replace(/\0/g, '').slice(0, LONGEST_TEXT);
    if (partOf === null) return clean;
    const { reference, of, part } = partOf;
    return this.inbound.gather(tx, { routeId, sender: from, recipient: to, reference, of }, part, clean);
  }

  /** Whose number it came to; else whoever wrote to its sender last, from that number or from another. */
  private async ownerIn(
    tx: Tx,
    sender: string,
    recipient: string,
  ): Promise<{ accountId: string; messageId: string | null }> {
    const since = addMs(tx.now, -ANSWERED_WITHIN_MS);
    const owner = await this.senders.unscopedOwnerOf(tx, recipient);
    const answered =
      (await this.messages.unscopedLastTo(tx, sender, since, recipient)) ??
      (await this.messages.unscopedLastTo(tx, sender, since, null));
    if (owner === null) return { accountId: answered?.accountId ?? SYSTEM_ACCOUNT_ID, messageId: answered?.id ?? null };
    return { accountId: owner, messageId: answered?.accountId === owner ? answered.id : null };
  }
}

/** As messages are written: a whole number with its plus, anything else as it came. */
function addressOf(text: string): string {
  const bare = text
    .replace(/[^\p{L}\p{N}+ ]/gu, '')
    .trim()
    .slice(0, 40);
  return /^\d{9,15}$/.test(bare) ? `+${bare}` : bare;
}
