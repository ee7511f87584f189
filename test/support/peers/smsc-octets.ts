/**
 * The octets of SMPP 3.4 as a carrier reads and writes them. Written from the specification for the tests alone: nothing in here
 * comes from the product, so that a mistake cannot be on both sides.
 */
export interface Unit {
  id: number;
  status: number;
  sequence: number;
  body: Buffer;
}

export function unit(id: number, status: number, sequence: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(16 + body.length, 0);
  head.writeUInt32BE(id >>> 0, 4);
  head.writeUInt32BE(status, 8);
  head.writeUInt32BE(sequence, 12);
  return Buffer.concat([head, body]);
}

/** The whole units at the beginning of `octets`, and what is left behind them. */
export function unitsIn(octets: Buffer): { units: Unit[]; rest: Buffer } {
  const units: Unit[] = [];
  let rest = octets;
  while (rest.length >= 16) {
    const length = rest.readUInt32BE(0);
    if (rest.length < length) break;
    units.push({
      id: rest.readUInt32BE(4),
      status: rest.readUInt32BE(8),
      sequence: rest.readUInt32BE(12),
      body: Buffer.from(rest.subarray(16, length)),
    });
    rest = rest.subarray(length);
  }
  return { units, rest };
}

export const zero = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'ascii'), Buffer.of(0)]);

/** A text that ends with a zero octet, and where the next field begins. */
function textAt(body: Buffer, at: number): [string, number] {
  const end = body.indexOf(0, at);
  return [body.toString('ascii', at, end), end + 1];
}

export interface BindRequest {
  systemId: string;
  password: string;
  systemType: string;
  version: number;
}

export function readBind(body: Buffer): BindRequest {
  const [systemId, afterId] = textAt(body, 0);
  const [password, afterPassword] = textAt(body, afterId);
  const [systemType, afterType] = textAt(body, afterPassword);
  return { systemId, password, systemType, version: body[afterType]! };
}

export interface Submission {
  sourceTon: number;
  sourceNpi: number;
  source: string;
  destinationTon: number;
  destination: string;
  esmClass: number;
  validity: string;
  registered: number;
  dataCoding: number;
  message: Buffer;
  parameters: Map<number, Buffer>;
}

export function readSubmission(body: Buffer): Submission {
  let [, at] = textAt(body, 0);
  const [sourceTon, sourceNpi] = [body[at]!, body[at + 1]!];
  const [source, afterSource] = textAt(body, at + 2);
  const destinationTon = body[afterSource]!;
  const [destination, afterDestination] = textAt(body, afterSource + 2);
  const esmClass = body[afterDestination]!;
  at = afterDestination + 3;
  [, at] = textAt(body, at);
  const [validity, afterValidity] = textAt(body, at);
  const registered = body[afterValidity]!;
  const dataCoding = body[afterValidity + 2]!;
  const length = body[afterValidity + 4]!;
  const start = afterValidity + 5;
  const parameters = new Map<number, Buffer>();
  for (let p = start + length; p + 4 <= body.length;) {
    const size = body.readUInt16BE(p + 2);
    parameters.set(body.readUInt16BE(p), body.subarray(p + 4, p + 4 + size));
    p += 4 + size;
  }
  const message = body.subarray(start, start + length);
  return { sourceTon, sourceNpi, source, destinationTon, destination, esmClass, validity, registered, dataCoding, message, parameters }; // prettier-ignore
}

export interface Delivery {
  source: string;
  destination: string;
  esmClass?: number;
  dataCoding?: number;
  text: Buffer | string;
  parameters?: readonly [number, Buffer][];
}

export function deliverBody({
  source,
  destination,
  esmClass = 0,
  dataCoding = 0,
  text,
  parameters = [],
}: Delivery): Buffer {
  const message = typeof text === 'string' ? Buffer.from(text, 'ascii') : text;
  const number = (address: string): Buffer =>
    /^\d{6,}$/.test(address)
      ? Buffer.concat([Buffer.of(1, 1), zero(address)])
      : Buffer.concat([Buffer.of(5, 0), zero(address)]);
  return Buffer.concat([
    zero(''),
    number(source),
    number(destination),
    Buffer.of(esmClass, 0, 0),
    zero(''),
    zero(''),
    Buffer.of(0, 0, dataCoding, 0, message.length),
    message,
    ...parameters.map(([tag, value]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16BE(tag, 0);
      head.writeUInt16BE(value.length, 2);
      return Buffer.concat([head, value]);
    }),
  ]);
}
