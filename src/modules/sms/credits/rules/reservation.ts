import { type Credits, credits, minusCredits, sumOfCredits } from '../../rules/credits.js';
import type { Movement, SmsLot } from './lot.js';

/** What one message needs. */
export interface Need {
  messageId: string;
  credits: Credits;
}

/** What a message under way has taken from one lot; `place`: which of its lots was the first. */
export interface Reservation extends Need {
  accountId: string;
  lotId: string;
  place: number;
}

export type Taken = { ok: true; reservations: Reservation[] } | { ok: false; needed: Credits; available: Credits };

/** Takes for each message in turn from the lots in their order; all of it or nothing. */
export function takeFrom(
  lots: readonly Pick<SmsLot, 'id' | 'accountId' | 'remaining'>[],
  needs: readonly Need[],
): Taken {
  const needed = sumOfCredits(needs.map((need) => need.credits));
  const available = sumOfCredits(lots.map(({ remaining }) => remaining));
  if (needed > available) return { ok: false, needed, available };
  const left = lots.map((lot) => ({ ...lot }));
  const reservations: Reservation[] = [];
  let current = 0;
  for (const { messageId, credits: each } of needs) {
    for (let missing: bigint = each, place = 0; missing > 0n;) {
      const lot = left[current]!;
      if (lot.remaining === 0n) {
        current += 1;
        continue;
      }
      const part = credits(missing < lot.remaining ? missing : lot.remaining);
      reservations.push({ messageId, accountId: lot.accountId, lotId: lot.id, place, credits: part });
      lot.remaining = credits(lot.remaining - part);
      missing -= part;
      place += 1;
    }
  }
  return { ok: true, reservations };
}

/**
 * The part of a message's reservations that so many credits are, the first lots first: they end earliest, so what is given
 * back later lasts longest. Null: all.
 */
export function portionOf(reservations: readonly Reservation[], amount: Credits | null): Reservation[] {
  let missing: bigint = amount ?? sumOfCredits(reservations.map((one) => one.credits));
  return [...reservations]
    .sort((a, b) => a.place - b.place)
    .flatMap((one) => {
      const part = credits(missing < one.credits ? missing : one.credits);
      missing -= part;
      return part > 0n ? [{ ...one, credits: part }] : [];
    });
}

const NOTHING = credits(0);

export const MOVES = {
  reserve: (one: Reservation): Movement => ({
    ...movementOf(one),
    kind: 'reserve',
    credits: minusCredits(one.credits),
    reserved: one.credits,
  }),
  settle: (one: Reservation): Movement => ({
    ...movementOf(one),
    kind: 'settle',
    credits: NOTHING,
    reserved: minusCredits(one.credits),
  }),
  release: (one: Reservation): Movement => ({
    ...movementOf(one),
    kind: 'release',
    credits: one.credits,
    reserved: minusCredits(one.credits),
  }),
} as const;

function movementOf({ accountId, lotId, messageId }: Reservation) {
  return { accountId, lotId, messageId };
}
