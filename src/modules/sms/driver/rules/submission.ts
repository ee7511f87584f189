import type { LongTexts } from '../../routes/index.js';
import { FieldWriter, TLV } from './fields.js';

/** How a route wants its messages. */
export interface Wire {
  longTexts: LongTexts;
  /** Of texts in GSM 03.38: 0, the carrier's default alphabet, unless it wants another. */
  gsmDataCoding: number;
  serviceType: string;
  sourceTon: number | null;
  sourceNpi: number | null;
}

/** One part of a text as it goes out. */
export interface Segment {
  /** E.164 without the plus. */
  to: string;
  from: string;
  encoding: 'gsm7' | 'ucs2';
  /** One septet in an octet, or UTF-16 in big-endian order. */
  octets: Buffer;
  /** From 1; one of one is no long text. */
  part: number;
  of: number;
  /** The same for all parts of a text. */
  reference: number;
  /** From now on; the carrier gives up then. */
  validSeconds: number;
}

const UDHI = 0x40;
const UCS2 = 8;
const FINAL_RECEIPT = 1;
const LONGEST_SHORT_MESSAGE = 254;
const INTERNATIONAL = { ton: 1, npi: 1 };

/** TON and NPI of a sender: a word, a short code of the network, or a number. */
export function sourceOf(from: string, { sourceTon, sourceNpi }: Wire): { ton: number; npi: number; address: string } {
  const address = from.replace(/^\+/, '');
  const usual = usualSource(address, from);
  return { ton: sourceTon ?? usual.ton, npi: sourceNpi ?? usual.npi, address };
}

function usualSource(address: string, from: string): { ton: number; npi: number } {
  if (!/^\d+$/.test(address)) return { ton: 5, npi: 0 };
  if (!from.startsWith('+') && address.length <= 8) return { ton: 3, npi: 0 };
  return INTERNATIONAL;
}

/** The body of a submit_sm (§4.4.1). The encoding is always said, never left to be guessed. */
export function submitBody(segment: Segment, wire: Wire): Buffer {
  const { to, octets, part, of, reference, encoding, validSeconds } = segment;
  const isLong = of > 1;
  const udh = isLong && wire.longTexts === 'udh' ? Buffer.of(5, 0, 3, reference & 0xff, of, part) : null;
  const message = udh === null ? octets : Buffer.concat([udh, octets]);
  const inPayload =
    wire.longTexts === 'payload' ? message.length > 140 || isLong : message.length > LONGEST_SHORT_MESSAGE;
  const source = sourceOf(segment.from, wire);
  const writer = new FieldWriter()
    .text(wire.serviceType)
    .octet(source.ton)
    .octet(source.npi)
    .text(source.address)
    .octet(INTERNATIONAL.ton)
    .octet(INTERNATIONAL.npi)
    .text(to.replace(/^\+/, ''))
    .octet(udh === null ? 0 : UDHI)
    .octet(0) // protocol_id
    .octet(0) // priority_flag
    .text('') // schedule_delivery_time: when it leaves is our own affair
    .text(relativeTime(validSeconds))
    .octet(FINAL_RECEIPT)
    .octet(0) // replace_if_present_flag
    .octet(encoding === 'ucs2' ? UCS2 : wire.gsmDataCoding)
    .octet(0) // sm_default_msg_id
    .octet(inPayload ? 0 : message.length);
  if (inPayload) writer.parameter(TLV.message_payload, message);
  else writer.octets(message);
  if (isLong && wire.longTexts === 'sar') writeSar(writer, reference, part, of);
  return writer.body;
}

function writeSar(writer: FieldWriter, reference: number, part: number, of: number): void {
  const number = Buffer.allocUnsafe(2);
  number.writeUInt16BE(reference & 0xffff);
  writer
    .parameter(TLV.sar_msg_ref_num, number)
    .parameter(TLV.sar_total_segments, Buffer.of(of))
    .parameter(TLV.sar_segment_seqnum, Buffer.of(part));
}

/** `YYMMDDhhmmsstnnR` of a span (§7.1.1); months have no length, so days carry it, up to 63 of them. */
export function relativeTime(seconds: number): string {
  const whole = Math.min(Math.max(Math.floor(seconds), 1), 63 * 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor((whole % 86_400) / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  return `0000${two(days)}${two(hours)}${two(minutes)}${two(whole % 60)}000R`;
}

/** The body of a bind_transceiver (§4.1.5), for version 3.4. */
export function bindBody(login: { systemId: string; password: string; systemType: string }): Buffer {
  return new FieldWriter()
    .text(login.systemId)
    .text(login.password)
    .text(login.systemType)
    .octet(0x34)
    .octet(0)
    .octet(0)
    .text('').body;
}
