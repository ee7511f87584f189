import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsPartsRepository } from '../data/parts.repository.js';
import { EarlyReceiptsRepository } from '../data/receipts.repository.js';
import { type PartStatus, PART_STATES, statusOfParts } from '../rules/message-states.js';
import { choosePart, type Known } from '../rules/choose-part.js';
import { type Happening, MessageLives } from './message-lives.js';

/** What a carrier says of a part, under each id it may mean by it, likeliest first. */
export interface ToldReceipt {
  carrierIds: readonly string[];
  addresses: readonly string[];
  status: PartStatus;
  code: string | null;
}

interface Learned {
  messageId: string;
  part: number;
  status: PartStatus;
  code: string | null;
}

/** Finds the parts that receipts are about. They come twice, late, in any order, and before the answer to the submission. */
@Injectable()
export class MatchReceipts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: SmsMessagesRepository,
    private readonly parts: SmsPartsRepository,
    private readonly early: EarlyReceiptsRepository,
    private readonly lives: MessageLives,
  ) {}

  /** Kept when it answers: matched, or laid by until the part is known. */
  async record(routeId: string, receipts: readonly ToldReceipt[]): Promise<void> {
    const unmatched = await this.unitOfWork.runAsWorker((tx) => this.matchIn(tx, routeId, receipts));
    if (unmatched.length === 0) return;
    await this.unitOfWork.runAsWorker(async (tx) => {
      await this.early.unscopedLockIds(
        tx,
        routeId,
        unmatched.flatMap(({ carrierIds }) => carrierIds),
      );
      for (const receipt of await this.matchIn(tx, routeId, unmatched))
        await this.early.unscopedKeep(tx, routeId, receipt);
    });
  }

  /** Receipts that came before these ids were known; whoever calls holds their locks. */
  async earlyIn(tx: Tx, routeId: string, carrierIds: readonly string[]): Promise<void> {
    const kept = await this.early.unscopedOf(tx, routeId, carrierIds);
    if (kept.length === 0) return;
    const told = kept.map(({ carrierId, ...receipt }) => ({ ...receipt, carrierIds: [carrierId] }));
    const unmatched = new Set(await this.matchIn(tx, routeId, told));
    await this.early.unscopedForget(
      tx,
      told.filter((receipt) => !unmatched.has(receipt)).map(({ receiptId }) => receiptId),
    );
  }

  /** Answers those that belong to no part that is known. */
  private async matchIn<Told extends ToldReceipt>(tx: Tx, routeId: string, receipts: readonly Told[]): Promise<Told[]> {
    const ids = [...new Set(receipts.flatMap(({ carrierIds }) => carrierIds))];
    const known = groupBy<Known, string>(
      await this.parts.unscopedKnownAs(tx, routeId, ids),
      ({ carrierId }) => carrierId,
    );
    const unmatched: Told[] = [];
    const learned: Learned[] = [];
    for (const receipt of receipts) {
      const found = choosePart(receipt, known);
      if (found.length === 0) unmatched.push(receipt);
      learned.push(
        ...found.map(({ messageId, part }) => ({ messageId, part, status: receipt.status, code: receipt.code })),
      );
    }
    await this.learnIn(tx, routeId, learned);
    return unmatched;
  }

  private async learnIn(tx: Tx, routeId: string, learned: readonly Learned[]): Promise<void> {
    if (learned.length === 0) return;
    const byMessage = groupBy(learned, ({ messageId }) => messageId);
    const messages = await this.messages.unscopedLock(tx, [...byMessage.keys()]);
    const parts = groupBy(await this.parts.unscopedOf(tx, [...byMessage.keys()]), ({ messageId }) => messageId);
    const happenings: Happening[] = [];
    for (const message of messages) {
      const own = parts.get(message.id) ?? [];
      const news = byMessage.get(message.id)!.flatMap(({ part, status, code }) => {
        const known = own.find((one) => one.part === part);
        if (known === undefined || known.status === status || !PART_STATES.mayBecome(known.status, status)) return [];
        Object.assign(known, { status, code });
        return [known];
      });
      if (news.length === 0) continue;
      await this.parts.unscopedWrite(tx, news);
      const last = news.at(-1)!;
      const all = Array.from(
        { length: message.parts },
        (_, i) => own.find(({ part }) => part === i + 1)?.status ?? 'waiting',
      );
      const status = statusOfParts(all);
      const part = message.parts > 1 ? last.part : null;
      if (status !== 'waiting') happenings.push({ message, status, code: last.code, routeId, part });
    }
    await this.lives.applyIn(tx, happenings);
  }
}
