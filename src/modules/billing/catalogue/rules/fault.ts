/** Something wrong at a place of a document; `path` is a JSON pointer (RFC 6901). */
export interface Fault {
  path: string;
  message: string;
  /** As answers name it; `not_allowed` when left out. */
  code?: string;
}

/** The parts of a JSON pointer: list positions as numbers, keys as texts. */
export function segmentsOf(path: string): (string | number)[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** `prices[0].amount`, as answers name a place. */
export function fieldOf(path: string): string {
  return segmentsOf(path).reduce<string>((field, part) => {
    if (typeof part === 'number') return `${field}[${part}]`;
    return field === '' ? part : `${field}.${part}`;
  }, '');
}

export function pointerTo(path: string, key: string): string {
  return `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
