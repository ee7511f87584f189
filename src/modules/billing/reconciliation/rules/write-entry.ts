import { money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { OUR_CURRENCY } from './read-movements.js';
import type { Movement } from './statement.js';
import { type StatementEntry, undecided } from './statement-entry.js';

const MOST_REMITTANCE = 1_000;
const MOST_NAME = 140;

/** A movement as it is kept: enough for a person to find out whose money it is, and no more of the payer's account. */
export function entryOf(
  movement: Movement,
  { id, statementId, readAt }: { id: string; statementId: string; readAt: Instant },
): StatementEntry {
  if (movement.minor === null) throw new Error('money in another currency is not kept');
  return {
    ...undecided('no_reference'),
    id,
    statementId: cut(statementId, 70),
    identity: movement.identity,
    externalId: movement.servicerRef ?? movement.identity,
    amount: money(movement.minor, OUR_CURRENCY),
    bookedOn: movement.bookedOn,
    servicerRef: movement.servicerRef,
    endToEndId: movement.endToEndId,
    debtorName: movement.debtorName === null ? null : cut(movement.debtorName, MOST_NAME),
    debtorIban: movement.debtorIban === null ? null : maskedIban(movement.debtorIban),
    remittance: cut(movement.texts.join(' '), MOST_REMITTANCE),
    readAt,
    assignedAt: null,
  };
}

/** The beginning of a text, without half a character at its end, which the database refuses. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** `DE…3000`. */
export function maskedIban(iban: string): string {
  return iban.length < 8 ? '…' : `${iban.slice(0, 2)}…${iban.slice(-4)}`;
}
