import { COMMAND } from './commands.js';

/** One PDU (SMPP 3.4 §3.2): the header's fields and everything behind them. */
export interface Pdu {
  command: number;
  status: number;
  sequence: number;
  body: Buffer;
}

export const HEADER_OCTETS = 16;
/** The longest PDU that a carrier has a reason to send is a message of 64 KiB in a parameter of its own. */
export const LONGEST_PDU = 0x1_0000 + 1_024;
const LAST_SEQUENCE = 0x7fff_ffff;

/** What came is no PDU; where the next one begins is not known any more. */
export class FrameFault extends Error {
  constructor(readonly length: number) {
    super(`a PDU of ${length} octets`);
    this.name = 'FrameFault';
  }
}

export function frameOf({ command, status, sequence, body }: Pdu): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_OCTETS + body.length);
  frame.writeUInt32BE(frame.length, 0);
  frame.writeUInt32BE(command, 4);
  frame.writeUInt32BE(status, 8);
  frame.writeUInt32BE(sequence, 12);
  body.copy(frame, HEADER_OCTETS);
  return frame;
}

const NOTHING = Buffer.alloc(0);

export function answerFrame(command: number, status: number, sequence: number, body = NOTHING): Buffer {
  return frameOf({ command, status, sequence, body });
}

export function nackFrame(status: number, sequence: number): Buffer {
  return answerFrame(COMMAND.generic_nack, status, sequence);
}

/** Numbers of requests: 1 to 2³¹−1 and from the start again, per direction. */
export function nextSequence(sequence: number): number {
  return sequence >= LAST_SEQUENCE ? 1 : sequence + 1;
}

/** Cuts a stream of octets into PDUs, however it arrives; each octet is copied once. */
export class FrameReader {
  private readonly header = Buffer.alloc(HEADER_OCTETS);
  private frame: Buffer | null = null;
  private filled = 0;

  /** True in the middle of a PDU: a stream that ends here was cut. */
  get isInside(): boolean {
    return this.filled > 0;
  }

  /** Throws a FrameFault, once, at a length that no PDU has. */
  *read(chunk: Buffer): Generator<Pdu> {
    for (let at = 0; at < chunk.length;) {
      at += this.fill(chunk, at);
      const { frame } = this;
      if (frame === null || this.filled < frame.length) continue;
      this.frame = null;
      this.filled = 0;
      yield pduOf(frame);
    }
  }

  /** Answers how many octets were taken. */
  private fill(chunk: Buffer, at: number): number {
    const into = this.frame ?? this.header;
    const taken = chunk.copy(into, this.filled, at, at + into.length - this.filled);
    this.filled += taken;
    if (this.frame === null && this.filled === HEADER_OCTETS) {
      const length = this.header.readUInt32BE(0);
      if (length < HEADER_OCTETS || length > LONGEST_PDU) throw new FrameFault(length);
      this.frame = Buffer.allocUnsafe(length);
      this.header.copy(this.frame);
    }
    return taken;
  }
}

function pduOf(frame: Buffer): Pdu {
  return {
    command: frame.readUInt32BE(4),
    status: frame.readUInt32BE(8),
    sequence: frame.readUInt32BE(12),
    body: frame.subarray(HEADER_OCTETS),
  };
}
