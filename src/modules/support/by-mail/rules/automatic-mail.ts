export interface MailHeader {
  /** in lower case */
  readonly name: string;
  readonly value: string;
}

const IN_BULK = new Set(['bulk', 'list', 'junk']);

/** Written by no person (RFC 3834 §2), or sent to many: it is no question, and answering it may go round in circles. */
export function isAutomatic(envelopeSender: string, headers: readonly MailHeader[]): boolean {
  return envelopeSender.trim() === '' || headers.some(tellsSo);
}

function tellsSo({ name, value }: MailHeader): boolean {
  const word = value.toLowerCase().split(/[\s;(]/, 1)[0] ?? '';
  switch (name) {
    case 'auto-submitted':
      return word !== 'no';
    case 'precedence':
      return IN_BULK.has(word);
    default:
      return name === 'list-id';
  }
}
