/** One environment variable: what it is, what it may hold, what it means. The documentation is printed from this. */
export interface Setting<T> {
  readonly sentence: string;
  readonly type: string;
  /** Text shown in the documentation; the effective default is `parse(undefined)`. */
  readonly defaultText: string;
  readonly secret?: boolean;
  readonly parse: (raw: string | undefined) => T;
}

export const text = (sentence: string, fallback: string): Setting<string> => ({
  sentence,
  type: 'text',
  defaultText: fallback || '–',
  parse: (raw) => raw ?? fallback,
});

export const optional = (sentence: string, secret = false): Setting<string | null> => ({
  sentence,
  type: 'text',
  defaultText: '–',
  secret,
  parse: (raw) => raw ?? null,
});

export const flag = (sentence: string, fallback: boolean | null, fallbackText?: string): Setting<boolean | null> => ({
  sentence,
  type: '0 | 1',
  defaultText: fallbackText ?? (fallback ? '1' : '0'),
  parse: (raw) => {
    if (raw === undefined) return fallback;
    if (raw === '1' || raw === 'true') return true;
    if (raw === '0' || raw === 'false') return false;
    throw new RangeError('must be 1 or 0');
  },
});

export function wholeNumber(raw: string, min: number, max: number): number {
  if (!/^\d+$/.test(raw) || Number(raw) < min || Number(raw) > max) {
    throw new RangeError(`must be a whole number from ${min} to ${max}`);
  }
  return Number(raw);
}

export const number = (sentence: string, fallback: number, min: number, max: number): Setting<number> => ({
  sentence,
  type: `${min}–${max}`,
  defaultText: String(fallback),
  parse: (raw) => (raw === undefined ? fallback : wholeNumber(raw, min, max)),
});

export const list = <T>(sentence: string, type: string, fallback: string, item: (part: string) => T): Setting<T[]> => ({
  sentence,
  type,
  defaultText: fallback || '–',
  parse: (raw) =>
    (raw ?? fallback)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(item),
});

export const ports = (sentence: string, fallback: string) =>
  list(sentence, 'ports, comma-separated', fallback, (part) => wholeNumber(part, 0, 65535));

export const url = (
  sentence: string,
  protocols: string[],
  fallback: string | null,
  secret = false,
): Setting<string | null> => ({
  sentence,
  type: protocols.map((p) => `${p}//…`).join(' | '),
  defaultText: fallback ?? '–',
  secret,
  parse: (raw) => {
    const value = raw ?? fallback;
    if (value === null) return null;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      throw new RangeError(`must be a URL with ${protocols.join(' or ')}`);
    }
    return value;
  },
});

/** A secret whose beginning says what it is, so that the wrong one is noticed at start. */
export const secretLike = (sentence: string, type: string, shape: RegExp): Setting<string | null> => ({
  sentence,
  type,
  defaultText: '–',
  secret: true,
  parse: (raw) => {
    if (raw === undefined || shape.test(raw)) return raw ?? null;
    throw new RangeError(`must be ${type}`);
  },
});
