import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { lastsUntil } from '../../packs/index.js';
import { type Credits, credits, sumOfCredits } from '../../rules/credits.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';
import { MOVES, type Need, portionOf, type Reservation, takeFrom } from '../rules/reservation.js';
import { CreditNotices } from './credit-notices.js';
import { type DatedLot, ReadCredits } from './read-credits.query.js';

export type Reserved = { ok: true } | { ok: false; needed: Credits; available: Credits };

/** Spends so many of a message's reserved credits; all of them when it is left out. */
export interface Settlement {
  messageId: string;
  credits?: Credits;
}

/**
 * What messages take of an account's credits: reserved when they are accepted, settled part by part as the carrier takes
 * them, given back as far as it did not (D-05). All of it as a worker, under one lock for each account, so that the last
 * credit is spent once whoever asks at the same moment.
 */
@Injectable()
export class SmsPurse {
  constructor(
    private readonly lots: SmsLotsRepository,
    private readonly purses: SmsPursesRepository,
    private readonly reading: ReadCredits,
    private readonly notices: CreditNotices,
  ) {}

  /**
   * All of it or nothing; a message that has reserved already is a mistake of the caller.
   * @param leavesAt when the messages leave: a scheduled one takes nothing of what will have ended by then
   */
  async reserveIn(
    tx: Tx,
    scope: AccountScope,
    { items, leavesAt = tx.now }: { items: readonly Need[]; leavesAt?: Instant },
  ): Promise<Reserved> {
    const purse = await this.purses.lock(tx, scope);
    const lots = purse === null ? [] : await this.reading.datedIn(tx, scope, await this.lots.remaining(tx, scope));
    const usable = lots.filter(({ expiry }) => (leavesAt > tx.now ? lastsUntil(expiry, leavesAt) : !expiry.expired));
    const taken = takeFrom(usable, items);
    if (!taken.ok) return taken;
    await this.purses.keep(tx, taken.reservations);
    await this.lots.book(tx, taken.reservations.map(MOVES.reserve));
    if (purse !== null) await this.notices.takenIn(tx, purse, lots, leftOf(lots, taken.reservations));
    return { ok: true };
  }

  /** What can be reserved now. */
  async availableIn(tx: Tx, scope: AccountScope): Promise<Credits> {
    const lots = await this.reading.datedIn(tx, scope, await this.lots.remaining(tx, scope));
    return sumOfCredits(lots.filter(({ expiry }) => !expiry.expired).map(({ remaining }) => remaining));
  }

  /** Of whatever accounts. Nothing for a message that has nothing reserved: what is told twice costs once. */
  async settleIn(tx: Tx, items: readonly Settlement[]): Promise<void> {
    const amounts = new Map(items.map((item) => [item.messageId, item.credits ?? null]));
    await this.moveIn(tx, [...amounts.keys()], MOVES.settle, (messageId) => amounts.get(messageId) ?? null);
  }

  /** Gives back what those messages have still reserved. */
  async releaseIn(tx: Tx, items: readonly { messageId: string }[]): Promise<void> {
    const ids = [...new Set(items.map(({ messageId }) => messageId))];
    await this.moveIn(tx, ids, MOVES.release, () => null);
  }

  private async moveIn(
    tx: Tx,
    messageIds: readonly string[],
    move: (typeof MOVES)['settle' | 'release'],
    amountOf: (messageId: string) => Credits | null,
  ): Promise<void> {
    const before = await this.purses.unscopedReservedBy(tx, messageIds);
    if (before.length === 0) return;
    await this.purses.unscopedLockAll(tx, [...new Set(before.map(({ accountId }) => accountId))]);
    const reserved = groupBy(await this.purses.unscopedReservedBy(tx, messageIds), ({ messageId }) => messageId);
    const portions = messageIds.flatMap((id): Reservation[] => portionOf(reserved.get(id) ?? [], amountOf(id)));
    await this.purses.lower(tx, portions);
    await this.lots.book(tx, portions.map(move));
  }
}

/** What could be used now, less what was just taken. */
function leftOf(lots: readonly DatedLot[], taken: readonly Reservation[]): Credits {
  const usable = lots.filter(({ expiry }) => !expiry.expired).map(({ remaining }) => remaining);
  return credits(sumOfCredits(usable) - sumOfCredits(taken.map((one) => one.credits)));
}
