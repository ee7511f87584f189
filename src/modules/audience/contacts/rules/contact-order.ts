/** How a list of contacts is ordered; its filter says. */
export type ContactOrder = 'newest' | 'email' | 'updated';

/** By what is asked for, because that is the order of the index that finds it. */
export function orderFor(filter: { email?: unknown; updatedFrom?: unknown; updatedTo?: unknown }): ContactOrder {
  if (filter.email !== undefined) return 'email';
  return filter.updatedFrom !== undefined || filter.updatedTo !== undefined ? 'updated' : 'newest';
}

/** The start of an address as addresses are kept; a domain that is written in another script stays as it is. */
export function prefixOf(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
