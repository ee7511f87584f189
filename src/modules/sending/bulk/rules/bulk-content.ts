import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What every copy of a bulk is made of, frozen when it was prepared. */
export interface BulkContent {
  readonly from: { readonly email: string; readonly name: string };
  readonly replyTo: { readonly email: string; readonly name: string } | null;
  /** Templates, as they were written. */
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

export const CONTENT_ENCODING = 1;

export function packContent(content: BulkContent): { bytes: Buffer; rawBytes: number } {
  const raw = Buffer.from(JSON.stringify(content));
  return { bytes: deflateRawSync(raw), rawBytes: raw.length };
}

export function unpackContent(bytes: Buffer, rawBytes: number): BulkContent {
  return JSON.parse(inflateRawSync(bytes, { maxOutputLength: rawBytes }).toString()) as BulkContent;
}
