import { MEDIA_TYPES, type MediaType } from './media-types.table.js';

/** What a file is, by its first bytes; its name and what the sender calls it say nothing. Null for everything else. */
export function sniffMedia(head: Uint8Array): MediaType | null {
  const found = MEDIA_TYPES.find(({ begins }) =>
    begins.every(({ at, bytes }) => bytes.every((byte, place) => head[at + place] === byte)),
  );
  // Every Matroska file begins like that; only WebM is for browsers.
  if (found?.contentType === 'video/webm' && !Buffer.from(head).includes('webm')) return null;
  return found ?? null;
}
