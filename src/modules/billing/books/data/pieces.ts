import type { BookReader } from './book-reader.js';
import { isUuid } from '../../../../kernel/ids.js';

/** The document that a posting rests on. */
export interface Piece {
  ref: string;
  date: string;
}

const LOCAL_DAY = `at time zone 'Europe/Paris')::date::text`;

/** By the last word before the id of what a posting is about: `wallet:overpayment:<id>` is about a payment. */
const DOCUMENTS: Record<string, string> = {
  invoice: `select id, number as ref, content ->> 'issueDate' as date from invoices where id = any ($1::uuid[])`,
  credit_note: `select id, number as ref, content ->> 'issueDate' as date from credit_notes where id = any ($1::uuid[])`,
  deposit: `select id, coalesce(number, 'dep_' || id) as ref,
      coalesce(receipt ->> 'issueDate', (created_at ${LOCAL_DAY}) as date from deposits where id = any ($1::uuid[])`,
  payment: `select id, coalesce(nullif(reference, ''), 'pay_' || id) as ref,
      coalesce(booked_on::text, (coalesce(settled_at, created_at) ${LOCAL_DAY}) as date
    from payments where id = any ($1::uuid[])`,
  refund: `select id, reference as ref, (coalesce(settled_at, created_at) ${LOCAL_DAY} as date
    from payment_refunds where id = any ($1::uuid[])`,
  'statement-entry': `select id, external_id as ref, booked_on::text as date from statement_entries
    where id = any ($1::uuid[])`,
};
const SAME: Record<string, string> = { overpayment: 'payment', return: 'payment' };

/** The documents of some postings by what these are about; what has none rests on its own name. */
export async function piecesOf(reader: BookReader, abouts: readonly string[]): Promise<Map<string, Piece>> {
  const pieces = new Map<string, Piece>();
  for (const [word, sql] of Object.entries(DOCUMENTS)) {
    const mine = abouts.map((about) => ({ about, ...named(about) })).filter((one) => one.word === word);
    if (mine.length === 0) continue;
    const found = await reader.rows<Piece & { id: string }>(sql, [[...new Set(mine.map(({ id }) => id))]]);
    const byId = new Map(found.map((piece) => [piece.id, piece]));
    for (const { about, id } of mine) {
      const piece = byId.get(id);
      if (piece) pieces.set(about, { ref: piece.ref, date: piece.date });
    }
  }
  return pieces;
}

function named(about: string): { word: string; id: string } {
  const [word = '', id = ''] = about.split(':').slice(-2);
  return { word: isUuid(id) ? (SAME[word] ?? word) : '', id };
}
