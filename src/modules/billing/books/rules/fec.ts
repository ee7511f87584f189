/** The columns of the fichier des écritures comptables, in the order and with the names of LPF art. A47 A-1. */
export const FEC_COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

export type FecRow = Record<(typeof FEC_COLUMNS)[number], string>;

const END = '\r\n';

export function fecHeader(): string {
  return FEC_COLUMNS.join('\t') + END;
}

export function fecLine(row: FecRow): string {
  return FEC_COLUMNS.map((column) => safeText(row[column])).join('\t') + END;
}

/**
 * One line, whatever somebody called himself, and nothing that a spreadsheet takes for a formula. Numbers and dates of
 * ours begin with a digit and pass as they are.
 */
export function safeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what must not get through
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ').trim();
  return /^[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
}

/** `2026-11-22` as `20261122`. */
export function fecDate(date: string): string {
  return date.replaceAll('-', '');
}

/** Cents as `240,00`. */
export function fecAmount(minor: bigint): string {
  const digits = minor.toString().padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** `123456782FEC20261231.txt`: the seller's SIREN and the last day of the year. */
export function fecFileName(siren: string, year: number): string {
  return `${siren}FEC${year}1231.txt`;
}
