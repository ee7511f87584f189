/** What a carrier says about a message it took. `buffered` is no end; the others are. */
export type ReceiptStatus = 'buffered' | 'delivered' | 'expired' | 'failed' | 'rejected' | 'unknown';

export interface Receipt {
  /** As the carrier writes it; see `carrier-id.ts`. */
  carrierId: string;
  status: ReceiptStatus;
  /** The network's own reason, as far as it says one. */
  code: string | null;
}

/** SMPP 3.4 §5.2.28, and 9 of version 5.0. */
const BY_STATE: Readonly<Record<number, ReceiptStatus>> = {
  0: 'buffered',
  1: 'buffered',
  2: 'delivered',
  3: 'expired',
  4: 'failed',
  5: 'failed',
  6: 'buffered',
  7: 'unknown',
  8: 'rejected',
  9: 'failed',
};

/** Words of `stat:`; seven letters by the book, but some carriers write them out. */
const BY_WORD: readonly [RegExp, ReceiptStatus][] = [
  [/^DELIV/, 'delivered'],
  [/^EXPIR/, 'expired'],
  [/^(?:DELET|UNDEL|SKIPP|FAIL)/, 'failed'],
  [/^REJEC/, 'rejected'],
  [/^UNKNO/, 'unknown'],
  [/^(?:ACCEPT|ACKED|ENROU|BUFFER|SCHED)/, 'buffered'],
];

/** Names stand in any case, in any order, with any field missing. */
const FIELD = {
  id: /(?:^|\s)id:\s*([^\s]+)/i,
  stat: /(?:^|\s)stat(?:us)?:\s*([A-Za-z]+)/i,
  err: /(?:^|\s)err(?:or)?:\s*([0-9A-Za-z]{1,16})/i,
};

export interface ReceiptParts {
  text: string;
  /** The TLVs, where the carrier sends them: they go before the text. */
  receiptedId: string | null;
  state: number | null;
  networkError: Buffer | null;
}

/** Null when it cannot be said which message is meant, or what became of it. */
export function readReceipt({ text, receiptedId, state, networkError }: ReceiptParts): Receipt | null {
  const carrierId = receiptedId ?? FIELD.id.exec(text)?.[1] ?? null;
  const status = (state === null ? null : BY_STATE[state]) ?? statusOfWord(FIELD.stat.exec(text)?.[1]);
  if (carrierId === null || carrierId === '' || status === null) return null;
  return { carrierId, status, code: codeOf(networkError, FIELD.err.exec(text)?.[1]) };
}

/** A text that is a receipt though nothing else says so. */
export function looksLikeReceipt(text: string): boolean {
  return FIELD.id.test(text) && FIELD.stat.test(text) && /\b(?:sub|dlvrd|submit date|done date):/i.test(text);
}

function statusOfWord(word: string | undefined): ReceiptStatus | null {
  const upper = word?.toUpperCase() ?? '';
  return BY_WORD.find(([shape]) => shape.test(upper))?.[1] ?? null;
}

/** `3:0017`, the kind of network and its code; or what `err:` says unless that is nothing. */
function codeOf(networkError: Buffer | null, err: string | undefined): string | null {
  if (networkError?.length === 3)
    return `${networkError[0]}:${networkError.readUInt16BE(1).toString().padStart(4, '0')}`;
  return err === undefined || /^0+$/.test(err) ? null : err;
}
