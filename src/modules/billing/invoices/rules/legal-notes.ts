import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { type DebtorKind, LEGAL_NOTES, type LegalNoteCode } from './legal-notes.table.js';

/** One sentence that the law wants on every invoice, frozen with it. */
export interface LegalNote {
  code: LegalNoteCode;
  text: string;
}

const CODES: readonly LegalNoteCode[] = ['PMD', 'PMT', 'AAB'];
/** Whose public bodies buy by French law. */
const FRANCE = new Set(['FR', 'GP', 'MQ', 'RE', 'GF', 'YT']);

/** What an invoice of that day says to that customer about paying late and early; each code once. */
export function legalNotesOn(
  issueDate: LocalDate,
  customer: { customerType: string; country: string },
  language: Language,
): LegalNote[] {
  const debtor = debtorKind(customer);
  const [row] = LEGAL_NOTES.filter((candidate) => candidate.debtor === debtor && candidate.validFrom <= issueDate)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1)); // prettier-ignore
  if (!row) throw new RangeError(`nothing is known of what ${debtor} owed for paying late on ${issueDate}`);
  return CODES.map((code) => ({ code, text: row.texts[code][language] }));
}

function debtorKind({ customerType, country }: { customerType: string; country: string }): DebtorKind {
  if (customerType === 'consumer') return 'consumer';
  return customerType === 'public_body' && FRANCE.has(country) ? 'public_body' : 'professional';
}
