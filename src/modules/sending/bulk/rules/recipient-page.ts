import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What is known of one recipient besides his address. */
export interface RecipientEntry {
  readonly name: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface PagedRecipient {
  readonly deliveryId: string;
  readonly name: string | null;
  /** An object, or the JSON of one. */
  readonly variables: RecipientEntry['variables'] | string;
}

/** One recipient's entry is found without unpacking more than these. */
const CHUNK = 50;
/** The random half of a delivery's id. */
const KEY_BYTES = 8;
const HEAD_BYTES = 2;
const END_BYTES = 4;
/** A chunk is some kilobytes: small tables are made ready sooner than large ones. */
const LOW_EFFORT = { level: 1, windowBits: 13, memLevel: 5 };
/** No id ends so: its variant bits are set (RFC 9562 §4.1). */
const NOBODY = Buffer.alloc(KEY_BYTES);

/**
 * The recipients of a message of a bulk: how many, the key of each, where each chunk ends, the chunks, deflated. A row for
 * each recipient would cost as much as his delivery; this costs a thousandth, and is deleted like any other body.
 */
export function packPage(recipients: readonly PagedRecipient[]): { bytes: Buffer; rawBytes: number } {
  const chunks: Buffer[] = [];
  let rawBytes = 0;
  for (let at = 0; at < recipients.length; at += CHUNK) {
    const raw = Buffer.from(
      `[${recipients
        .slice(at, at + CHUNK)
        .map(entryJson)
        .join()}]`,
    );
    rawBytes += raw.length;
    chunks.push(deflateRawSync(raw, LOW_EFFORT));
  }
  const head = Buffer.alloc(HEAD_BYTES + recipients.length * KEY_BYTES + chunks.length * END_BYTES);
  head.writeUInt16BE(recipients.length);
  recipients.forEach(({ deliveryId }, i) => keyOf(deliveryId).copy(head, HEAD_BYTES + i * KEY_BYTES));
  let end = 0;
  chunks.forEach((chunk, i) => {
    end += chunk.length;
    head.writeUInt32BE(end, HEAD_BYTES + recipients.length * KEY_BYTES + i * END_BYTES);
  });
  return { bytes: Buffer.concat([head, ...chunks]), rawBytes: rawBytes + head.length };
}

function entryJson({ name, variables }: PagedRecipient): string {
  const json = typeof variables === 'string' ? variables : JSON.stringify(variables);
  return `[${name === null ? 'null' : JSON.stringify(name)},${json}]`;
}

/** A page, read as far as it is asked about. */
export class RecipientPage {
  private readonly count: number;
  private readonly chunksFrom: number;
  /** The one read last: neighbours are asked for together. */
  private last: { number: number; entries: readonly (readonly [string | null, RecipientEntry['variables']])[] } | null =
    null;

  constructor(private readonly bytes: Buffer) {
    this.count = bytes.readUInt16BE();
    this.chunksFrom = HEAD_BYTES + this.count * KEY_BYTES + Math.ceil(this.count / CHUNK) * END_BYTES;
  }

  /** Null when the delivery is not of this message, or was taken out of it. */
  entryOf(deliveryId: string): RecipientEntry | null {
    const place = this.placeOf(keyOf(deliveryId));
    if (place === null) return null;
    const found = this.chunk(Math.floor(place / CHUNK))[place % CHUNK];
    return found === undefined ? null : { name: found[0], variables: found[1] };
  }

  /** All of them, in their order; who was taken out is not among them. */
  *entries(): Iterable<RecipientEntry> {
    for (let at = 0; at < this.count; at += CHUNK)
      for (const [i, [name, variables]] of this.chunk(at / CHUNK).entries())
        if (!this.keyAt(at + i).equals(NOBODY)) yield { name, variables };
  }

  /** The page without what it says of these: their places stay, empty. Null when it says nothing of them. */
  without(deliveryIds: readonly string[]): { bytes: Buffer; rawBytes: number } | null {
    const places = deliveryIds.map((id) => this.placeOf(keyOf(id))).filter((place) => place !== null);
    if (places.length === 0) return null;
    const head = Buffer.from(this.bytes.subarray(0, this.chunksFrom));
    for (const place of places) NOBODY.copy(head, HEAD_BYTES + place * KEY_BYTES);
    const emptied = new Set(places);
    const chunks: Buffer[] = [];
    let [rawBytes, end] = [head.length, 0];
    for (let at = 0; at < this.count; at += CHUNK) {
      const entries = this.chunk(at / CHUNK).map((entry, i) => (emptied.has(at + i) ? [null, {}] : entry));
      const raw = JSON.stringify(entries);
      rawBytes += Buffer.byteLength(raw);
      chunks.push(deflateRawSync(raw, LOW_EFFORT));
      end += chunks.at(-1)!.length;
      head.writeUInt32BE(end, HEAD_BYTES + this.count * KEY_BYTES + (at / CHUNK) * END_BYTES);
    }
    return { bytes: Buffer.concat([head, ...chunks]), rawBytes };
  }

  private keyAt(place: number): Buffer {
    return this.bytes.subarray(HEAD_BYTES + place * KEY_BYTES, HEAD_BYTES + (place + 1) * KEY_BYTES);
  }

  private placeOf(key: Buffer): number | null {
    const end = HEAD_BYTES + this.count * KEY_BYTES;
    for (let at = this.bytes.indexOf(key, HEAD_BYTES); at >= 0 && at < end; at = this.bytes.indexOf(key, at + 1))
      if ((at - HEAD_BYTES) % KEY_BYTES === 0) return (at - HEAD_BYTES) / KEY_BYTES;
    return null;
  }

  private chunk(number: number): readonly (readonly [string | null, RecipientEntry['variables']])[] {
    if (this.last?.number === number) return this.last.entries;
    const ends = HEAD_BYTES + this.count * KEY_BYTES;
    const from = number === 0 ? 0 : this.bytes.readUInt32BE(ends + (number - 1) * END_BYTES);
    const to = this.bytes.readUInt32BE(ends + number * END_BYTES);
    const raw = inflateRawSync(this.bytes.subarray(this.chunksFrom + from, this.chunksFrom + to));
    const entries = JSON.parse(raw.toString()) as [string | null, RecipientEntry['variables']][];
    this.last = { number, entries };
    return entries;
  }
}

function keyOf(deliveryId: string): Buffer {
  return Buffer.from(deliveryId.slice(19).replace('-', ''), 'hex');
}
