import { COMMAND } from './commands.js';
import { FieldReader, TLV } from './fields.js';
import { gsmText, ucs2Text } from './incoming-text.js';
import { looksLikeReceipt, readReceipt, type Receipt } from './receipt.js';

/** One part of a longer text that came in. */
export interface PartOf {
  reference: number;
  part: number;
  of: number;
}

export type Delivered =
  | { kind: 'receipt'; receipt: Receipt; addresses: [string, string] }
  | { kind: 'inbound'; from: string; to: string; text: string; partOf: PartOf | null }
  /** It can be answered, and nothing can be made of it. */
  | { kind: 'nothing'; why: string };

const LONGEST = { serviceType: 6, address: 65, time: 17 };
const TYPE_BITS = 0x3c;
const RECEIPT_BIT = 0x04;
const ACKNOWLEDGEMENTS = [0x08, 0x10, 0x18];
const UDHI = 0x40;

interface Body {
  source: string;
  destination: string;
  esmClass: number;
  dataCoding: number;
  message: Buffer;
  parameters: Map<number, Buffer>;
}

/** Reads a deliver_sm or a data_sm. A FieldFault: it is not one. */
export function readDelivered(command: number, octets: Buffer): Delivered {
  const body = command === COMMAND.data_sm ? dataBody(octets) : deliverBody(octets);
  const { esmClass, parameters, source, destination } = body;
  const { content, partOf } = withoutHeader(body);
  const type = esmClass & TYPE_BITS;
  const receiptedId = asciiOf(parameters.get(TLV.receipted_message_id));
  const text = textOf(content, body.dataCoding);
  if ((type & RECEIPT_BIT) !== 0 || receiptedId !== null || (type === 0 && partOf === null && looksLikeReceipt(text))) {
    const state = parameters.get(TLV.message_state)?.[0] ?? null;
    const networkError = parameters.get(TLV.network_error_code) ?? null;
    const ascii = content.toString('latin1');
    const receipt = readReceipt({ text: looksLikeReceipt(text) ? text : ascii, receiptedId, state, networkError });
    return receipt === null
      ? { kind: 'nothing', why: 'a receipt without an id or a state' }
      : { kind: 'receipt', receipt, addresses: [source, destination] };
  }
  if (ACKNOWLEDGEMENTS.includes(type)) return { kind: 'nothing', why: 'an acknowledgement of a person or a handset' };
  if (isBinary(body.dataCoding)) return { kind: 'nothing', why: 'a message that is no text' };
  return { kind: 'inbound', from: source, to: destination, text, partOf };
}

function deliverBody(octets: Buffer): Body {
  const reader = new FieldReader(octets);
  reader.text('service_type', LONGEST.serviceType);
  const { source, destination } = addresses(reader);
  const esmClass = reader.octet('esm_class');
  reader.octet('protocol_id');
  reader.octet('priority_flag');
  reader.text('schedule_delivery_time', LONGEST.time);
  reader.text('validity_period', LONGEST.time);
  reader.octet('registered_delivery');
  reader.octet('replace_if_present_flag');
  const dataCoding = reader.octet('data_coding');
  reader.octet('sm_default_msg_id');
  const short = reader.octets('short_message', reader.octet('sm_length'));
  const parameters = reader.parameters();
  const message = short.length > 0 ? short : (parameters.get(TLV.message_payload) ?? short);
  return { source, destination, esmClass, dataCoding, message, parameters };
}

function dataBody(octets: Buffer): Body {
  const reader = new FieldReader(octets);
  reader.text('service_type', LONGEST.serviceType);
  const { source, destination } = addresses(reader);
  const esmClass = reader.octet('esm_class');
  reader.octet('registered_delivery');
  const dataCoding = reader.octet('data_coding');
  const parameters = reader.parameters();
  const message = parameters.get(TLV.message_payload) ?? Buffer.alloc(0);
  return { source, destination, esmClass, dataCoding, message, parameters };
}

function addresses(reader: FieldReader): { source: string; destination: string } {
  const one = (name: string): string => {
    const ton = reader.octet(`${name}_ton`);
    reader.octet(`${name}_npi`);
    const address = reader.text(`${name}_addr`, LONGEST.address);
    return ton === 1 && /^\d{5,15}$/.test(address) ? `+${address}` : address;
  };
  return { source: one('source'), destination: one('destination') };
}

/** TS 23.040 §9.2.3.24: the octets before the text, of which only the concatenation matters here. */
function withoutHeader({ esmClass, message, parameters }: Body): { content: Buffer; partOf: PartOf | null } {
  if ((esmClass & UDHI) === 0 || message.length === 0) return { content: message, partOf: sarOf(parameters) };
  const end = 1 + message[0]!;
  if (end > message.length) return { content: message, partOf: null };
  let partOf: PartOf | null = null;
  for (let at = 1; at + 1 < end; at += 2 + message[at + 1]!) {
    const [id, length] = [message[at]!, message[at + 1]!];
    if (at + 2 + length > end) break;
    const value = message.subarray(at + 2, at + 2 + length);
    if (id === 0 && length === 3) partOf = { reference: value[0]!, of: value[1]!, part: value[2]! };
    if (id === 8 && length === 4) partOf = { reference: value.readUInt16BE(0), of: value[2]!, part: value[3]! };
  }
  return { content: message.subarray(end), partOf: isPart(partOf) ? partOf : null };
}

function sarOf(parameters: Map<number, Buffer>): PartOf | null {
  const [number, of, part] = [TLV.sar_msg_ref_num, TLV.sar_total_segments, TLV.sar_segment_seqnum].map((tag) =>
    parameters.get(tag),
  );
  if (number?.length !== 2 || of?.length !== 1 || part?.length !== 1) return null;
  const found = { reference: number.readUInt16BE(0), of: of[0]!, part: part[0]! };
  return isPart(found) ? found : null;
}

function isPart(one: PartOf | null): boolean {
  return one !== null && one.of > 1 && one.part >= 1 && one.part <= one.of;
}

function isBinary(dataCoding: number): boolean {
  return dataCoding === 2 || dataCoding === 4 || (dataCoding & 0xf4) === 0xf4;
}

function textOf(content: Buffer, dataCoding: number): string {
  if (dataCoding === 8 || (dataCoding & 0xec) === 0x08) return ucs2Text(content);
  if (dataCoding === 1 || dataCoding === 3) return content.toString('latin1');
  return gsmText(content);
}

function asciiOf(value: Buffer | undefined): string | null {
  const text = value?.toString('latin1').replace(/\0.*$/s, '').trim();
  return text === undefined || text === '' ? null : text;
}
