/** Encodings that an import reads, by the name it shows, and what iconv-lite calls them. */
export const ENCODINGS = {
  'UTF-8': 'utf8',
  'UTF-16LE': 'utf16-le',
  'UTF-16BE': 'utf16-be',
  'Windows-1250': 'windows-1250',
  'Windows-1251': 'windows-1251',
  'Windows-1252': 'windows-1252',
  'Windows-1253': 'windows-1253',
  'Windows-1254': 'windows-1254',
  'Windows-1255': 'windows-1255',
  'Windows-1256': 'windows-1256',
  'Windows-1257': 'windows-1257',
  'ISO-8859-1': 'iso-8859-1',
  'ISO-8859-2': 'iso-8859-2',
  'ISO-8859-5': 'iso-8859-5',
  'ISO-8859-6': 'iso-8859-6',
  'ISO-8859-7': 'iso-8859-7',
  'ISO-8859-8': 'iso-8859-8',
  'ISO-8859-9': 'iso-8859-9',
  'ISO-8859-15': 'iso-8859-15',
  'KOI8-R': 'koi8-r',
  Macintosh: 'macintosh',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  GB18030: 'gb18030',
  Big5: 'big5',
} as const;

export type Encoding = keyof typeof ENCODINGS;
export const ENCODING_NAMES = Object.keys(ENCODINGS) as Encoding[];

/**
 * What is read instead of what was recognised: Windows' code pages hold every letter of the ISO ones that are in use, and
 * files that say Latin-1 hold euro signs and curly quotes all the same (WHATWG Encoding does likewise).
 */
export const WIDER: Readonly<Record<string, Encoding>> = {
  'ISO-8859-1': 'Windows-1252',
  'ISO-8859-9': 'Windows-1254',
  ascii: 'UTF-8',
  ASCII: 'UTF-8',
};

export function encodingNamed(text: string): Encoding | null {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(text)
    .replace(/^cp(?=125\d$)/, 'windows')
    .replace(/^latin1$/, 'iso88591');
  return ENCODING_NAMES.find((name) => plain(name) === wanted) ?? null;
}

/** Bytes for each character that the reader counts; all others hold ASCII as single bytes. */
export function unitOf(encoding: Encoding): 1 | 2 {
  return encoding === 'UTF-16LE' || encoding === 'UTF-16BE' ? 2 : 1;
}
