import { type Currency, formatAmount, money } from '../../../../kernel/money.js';
import { isCalendarDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { factsIdentity, referenceIdentity } from './entry-identity.js';
import type { Movement, RawDetail, RawEntry, RawStatement } from './statement.js';
import { StatementFault } from './statement-fault.js';

/** All that is sold is sold in it. */
export const OUR_CURRENCY: Currency = 'EUR';

/** What an account servicer writes where it has no reference. */
const NO_REFERENCE = new Set(['', 'NOTPROVIDED', 'NONREF', 'NOREF', 'N/A', '0']);

/** @throws StatementFault naming the line of an entry that says too little or something impossible. */
export function readMovements(statement: RawStatement): Movement[] {
  return statement.entries.flatMap((entry) => movementsOf(statement, entry));
}

/** A collective booking is as many movements as it has parts, if they add up to it. */
function movementsOf(statement: RawStatement, entry: RawEntry): Movement[] {
  const whole = wholeOf(statement, entry);
  if (entry.details.length < 2) return [whole];
  const parts = entry.details.map((detail, i) => partOf(statement, entry, whole, detail, i));
  const sum = parts.reduce((total, part) => total + (part?.minor ?? 0n), 0n);
  if (whole.minor === null || parts.includes(null) || sum !== whole.minor)
    return [{ ...whole, unclear: true, texts: [] }];
  return parts.filter((part) => part !== null);
}

function wholeOf(statement: RawStatement, entry: RawEntry): Movement {
  const { fields, details, line } = entry;
  const [detail] = details;
  const amount = amountOf(entry, fields.amount, fields.currency);
  if (fields.indicator !== 'CRDT' && fields.indicator !== 'DBIT') throw fault(entry, 'neither credit nor debit');
  if (fields.status === undefined) throw fault(entry, 'no status');
  const servicerRef =
    referenceOf(fields.servicerRef) ?? (details.length < 2 ? referenceOf(detail?.fields.servicerRef) : null);
  const facts = detailFacts(details.length < 2 ? detail : undefined);
  const bookedOn = dateOf(entry);
  return {
    line,
    ...identityOf(statement, servicerRef, [
      fields.entryRef, amount.text, fields.indicator, fields.reversal, bookedOn, fields.valueOn?.slice(0, 10), ...facts.named,
    ]), // prettier-ignore
    amount: amount.text,
    currency: amount.currency,
    minor: amount.minor,
    credit: fields.indicator === 'CRDT',
    booked: fields.status === 'BOOK',
    reversal: fields.reversal === 'true' || fields.reversal === '1',
    returned: detail?.fields.returnReason !== undefined,
    unclear: false,
    bookedOn,
    servicerRef,
    ...facts.payer,
    texts: [
      ...(facts.payer.endToEndId === null ? [] : [facts.payer.endToEndId]),
      ...(detail?.remittance ?? []),
      fields.info ?? '',
    ].filter(Boolean),
  };
}

/** One part of a collective booking; null when it does not say what it is. */
function partOf(
  statement: RawStatement,
  entry: RawEntry,
  whole: Movement,
  detail: RawDetail,
  position: number,
): Movement | null {
  const { fields, remittance } = detail;
  const text = fields.amount ?? fields.instructedAmount;
  const currency = fields.amount === undefined ? fields.instructedCurrency : fields.currency;
  if (text === undefined || currency !== whole.currency) return null;
  if (fields.indicator !== undefined && fields.indicator !== entry.fields.indicator) return null;
  const amount = amountOf(entry, text, currency);
  const facts = detailFacts(detail);
  const own = referenceOf(fields.servicerRef) ?? `${position + 1}`;
  const servicerRef = whole.servicerRef === null ? referenceOf(fields.servicerRef) : `${whole.servicerRef}/${own}`;
  return {
    ...whole,
    ...identityOf(statement, servicerRef, [whole.identity, `${position + 1}`, amount.text, ...facts.named]),
    amount: amount.text,
    minor: amount.minor,
    returned: fields.returnReason !== undefined,
    servicerRef,
    ...facts.payer,
    texts: [...(facts.payer.endToEndId === null ? [] : [facts.payer.endToEndId]), ...remittance],
  };
}

function identityOf(
  { iban }: RawStatement,
  servicerRef: string | null,
  facts: (string | undefined)[],
): Pick<Movement, 'identity' | 'identifiedBy'> {
  return servicerRef === null
    ? { identity: factsIdentity(iban, facts), identifiedBy: 'facts' }
    : { identity: referenceIdentity(iban, servicerRef), identifiedBy: 'reference' };
}

function detailFacts(detail: RawDetail | undefined) {
  const fields = detail?.fields ?? {};
  const endToEndId = referenceOf(fields.endToEndId);
  const debtorName = fields.debtorName ?? fields.ultimateDebtorName ?? null;
  const debtorIban = fields.debtorIban?.replace(/\s/g, '').toUpperCase() ?? null;
  return {
    payer: { endToEndId, debtorName, debtorIban },
    named: [fields.endToEndId, fields.transactionId, debtorName ?? '', debtorIban ?? '', ...(detail?.remittance ?? [])],
  };
}

/** Texts that say that there is none are none. */
function referenceOf(text: string | undefined): string | null {
  const reference = text?.trim() ?? '';
  return NO_REFERENCE.has(reference.toUpperCase()) ? null : reference.slice(0, 70);
}

/** ISO 20022 amounts are never negative, and have up to five decimals; money of ours has two. */
function amountOf(entry: RawEntry, text: string | undefined, currency: string | undefined) {
  const shape = /^(\d{1,13})(?:\.(\d{1,5}))?$/.exec(text ?? '');
  if (shape === null) throw fault(entry, 'no amount, or an impossible one');
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) throw fault(entry, 'no currency');
  if (currency !== OUR_CURRENCY) return { text: shape[0], minor: null, currency };
  const decimals = (shape[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 2) throw fault(entry, 'a fraction of a cent');
  const minor = BigInt(shape[1]! + decimals.padEnd(2, '0'));
  if (minor === 0n) throw fault(entry, 'an amount of nothing');
  return { text: formatAmount(money(minor, OUR_CURRENCY)), minor, currency };
}

function dateOf(entry: RawEntry): LocalDate {
  const text = (entry.fields.bookedOn ?? entry.fields.valueOn ?? '').slice(0, 10);
  if (!isCalendarDate(text)) throw fault(entry, 'no day on which it was booked');
  return text;
}

function fault({ line }: RawEntry, what: string): StatementFault {
  return new StatementFault('malformed', line, `The entry says ${what}.`);
}
