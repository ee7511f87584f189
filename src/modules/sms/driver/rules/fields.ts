/** A field is missing, longer than it may be, or has no end. */
export class FieldFault extends Error {
  constructor(field: string) {
    super(`the field ${field} is malformed`);
    this.name = 'FieldFault';
  }
}

/** Optional parameters (SMPP 3.4 §5.3.2) that Posthorn reads or writes. */
export const TLV = {
  receipted_message_id: 0x001e,
  sar_msg_ref_num: 0x020c,
  sar_total_segments: 0x020e,
  sar_segment_seqnum: 0x020f,
  message_payload: 0x0424,
  message_state: 0x0427,
  network_error_code: 0x0423,
} as const;

/** Writes a body field by field. Texts are ASCII: what they may hold was judged before. */
export class FieldWriter {
  private readonly pieces: Buffer[] = [];

  octet(value: number): this {
    this.pieces.push(Buffer.of(value));
    return this;
  }

  text(value: string): this {
    this.pieces.push(Buffer.from(`${value}\0`, 'latin1'));
    return this;
  }

  octets(value: Buffer): this {
    this.pieces.push(value);
    return this;
  }

  parameter(tag: number, value: Buffer): this {
    const head = Buffer.allocUnsafe(4);
    head.writeUInt16BE(tag, 0);
    head.writeUInt16BE(value.length, 2);
    this.pieces.push(head, value);
    return this;
  }

  get body(): Buffer {
    return Buffer.concat(this.pieces);
  }
}

/** Reads a body field by field; a FieldFault says which one is not as it should be. */
export class FieldReader {
  private at = 0;

  constructor(private readonly body: Buffer) {}

  octet(field: string): number {
    if (this.at >= this.body.length) throw new FieldFault(field);
    return this.body[this.at++]!;
  }

  /** Up to its NUL. Some carriers leave out the last one of a body. */
  text(field: string, longest: number): string {
    const end = this.body.indexOf(0, this.at);
    const stop = end < 0 ? this.body.length : end;
    if (stop - this.at > longest) throw new FieldFault(field);
    const text = this.body.toString('latin1', this.at, stop);
    this.at = end < 0 ? stop : end + 1;
    return text;
  }

  octets(field: string, length: number): Buffer {
    if (this.at + length > this.body.length) throw new FieldFault(field);
    this.at += length;
    return this.body.subarray(this.at - length, this.at);
  }

  /** The rest, as parameters; of two with one tag the first counts. */
  parameters(): Map<number, Buffer> {
    const found = new Map<number, Buffer>();
    while (this.at < this.body.length) {
      const head = this.octets('parameter', 4);
      const value = this.octets('parameter', head.readUInt16BE(2));
      const tag = head.readUInt16BE(0);
      if (!found.has(tag)) found.set(tag, value);
    }
    return found;
  }
}
