import { isLanguage, type Language } from '../../../kernel/texts.js';

const MAX_RANGES = 20;

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4). When none fits, or any will do, the
 * `fallback`: English, or what is known of the reader.
 */
export function preferredLanguage(header: string | undefined, fallback: Language = 'en'): Language {
  let best: Language = fallback;
  let bestQuality = 0;
  for (const range of (header ?? '').split(',', MAX_RANGES)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = tag === '*' ? fallback : tag.split('-', 1)[0];
    const quality = qualityOf(parameters);
    if (isLanguage(language) && quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}

function qualityOf(parameters: string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  if (q === undefined) return 1;
  return /^q=(0(\.\d{1,3})?|1(\.0{1,3})?)$/.test(q) ? Number(q.slice(2)) : 0;
}
