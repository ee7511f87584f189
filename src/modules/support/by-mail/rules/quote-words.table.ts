/** What mail programs write before the mail that is answered: `On … wrote:`. Lower case, as a part of the line. */
export const WROTE: readonly string[] = [
  ' wrote',
  ' writes',
  ' a écrit',
  ' écrit',
  ' schrieb',
  ' geschrieben',
  ' escribió',
  ' ha escrito',
  ' ha scritto',
  ' scrisse',
];

/** How such a line begins where it takes several lines. */
export const WROTE_BEGINS: readonly string[] = ['on ', 'le ', 'am ', 'el ', 'il ', 'in data ', 'den ', 'von: '];

/** The header of the answered mail as Outlook writes it: who, when, to whom, about what. */
export const HEADER_LABELS: readonly (readonly [from: string, ...others: string[]])[] = [
  ['from', 'sent', 'date', 'to', 'subject', 'cc'],
  ['de', 'envoyé', 'date', 'à', 'objet', 'cc'],
  ['von', 'gesendet', 'datum', 'an', 'betreff', 'cc'],
  ['de', 'enviado', 'enviado el', 'fecha', 'para', 'asunto', 'cc'],
  ['da', 'inviato', 'data', 'a', 'oggetto', 'cc'],
];

/** Between dashes on a line of its own. */
export const ORIGINAL: readonly string[] = [
  'original message',
  'message d’origine',
  "message d'origine",
  'ursprüngliche nachricht',
  'originalnachricht',
  'mensaje original',
  'messaggio originale',
];
