import { randomBytes } from 'node:crypto';
import type { Instant } from './time/instant.js';

/** The account of the installation itself: its mails (confirmations, notices) belong to it. */
export const SYSTEM_ACCOUNT_ID = '00000000-0000-7000-8000-000000000001';

/** Prefixes of ids on the wire. */
export const WIRE_PREFIXES = {
  account: 'acc',
  user: 'usr',
  staff: 'stf',
  session: 'ses',
  apiKey: 'key',
  smtpCredential: 'smc',
  message: 'msg',
  delivery: 'dlv',
  event: 'evt',
  subscription: 'sub',
  plan: 'pln',
  planMigration: 'plm',
  planMigrationNotice: 'plmn',
  addOn: 'add',
  order: 'ord',
  invoice: 'inv',
  invoiceLine: 'inl',
  creditNote: 'crn',
  proForma: 'pfm',
  payment: 'pay',
  paymentAlert: 'pal',
  ledgerTransaction: 'ltx',
  paymentMethod: 'pm',
  purchaseOrder: 'po',
  walletEntry: 'wen',
  deposit: 'dep',
  statementEntry: 'bke',
  domain: 'dom',
  sender: 'snd',
  suppression: 'sup',
  complaint: 'cpt',
  template: 'tpl',
  webhook: 'whk',
  webhookDelivery: 'whd',
  webhookReplay: 'whr',
  block: 'blk',
  review: 'rev',
  alert: 'alr',
  violation: 'vio',
  spamClosure: 'scl',
  vatExemption: 'vex',
  upload: 'upl',
  inboundMail: 'inm',
  export: 'exp',
  auditEntry: 'aud',
  ticket: 'tkt',
  ticketMessage: 'tmsg',
  callback: 'cbr',
  chat: 'cht',
  chatMessage: 'chm',
  articleMedia: 'amd',
  ticketAttachment: 'att',
  ticketHistory: 'thi',
  ticketMacro: 'mac',
  impersonation: 'imp',
  quoteRequest: 'qrq',
  ipAddress: 'ip',
  dnsbl: 'bls',
  ipListing: 'lsg',
  ipRequest: 'ipr',
  ipPool: 'ipp',
  routingRule: 'rtr',
  smsMessage: 'sms',
  smsSender: 'sse',
  smsStop: 'sst',
  smsRoute: 'srt',
  smsInbound: 'smi',
  smsPack: 'spk',
  smsPurchase: 'spu',
  smsLot: 'slt',
  smsLedgerEntry: 'sle',
  contact: 'con',
  contactConsent: 'cns',
  contactErasure: 'cer',
  contactImport: 'cim',
  contactImportFile: 'cif',
  list: 'lst',
  segment: 'seg',
  campaign: 'cmp',
} as const;
export type WirePrefix = (typeof WIRE_PREFIXES)[keyof typeof WIRE_PREFIXES];

const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);
let used = 0;

/** Ten random bytes from a pool: one system call for some 400 ids. */
function tenRandomBytes(): Buffer {
  if (used + 10 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += 10;
  return pool.subarray(used - 10, used);
}

const COUNTER_END = 0x1000;
let lastTime = -1;
let counter = 0;

/** Twelve bits that grow within a millisecond, from a random start in the lower half (RFC 9562 §6.2, method 1). */
function nextCounter(now: Instant, random: Buffer): number {
  counter += 1;
  if (now !== lastTime || counter === COUNTER_END) counter = random.readUInt16BE(0) % (COUNTER_END / 2);
  lastTime = now;
  return counter;
}

/**
 * UUIDv7 (RFC 9562 §5.7). Takes business time, so that an id names the partition its row lies in. What one transaction
 * makes at one instant is listed in the order it was made, up to 2,048 ids; more than that are unique and no more.
 */
export function newId(now: Instant): string {
  const time = now.toString(16).padStart(12, '0');
  const random = tenRandomBytes();
  const order = nextCounter(now, random).toString(16).padStart(3, '0');
  const hex = random.toString('hex');
  const variant = ((random[2]! & 0x3f) | 0x80).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}${hex.slice(6, 8)}-${hex.slice(8, 20)}`;
}

/** Milliseconds that a UUIDv7 carries. */
export function instantOfId(id: string): Instant {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) as Instant;
}

const LATEST_IN_ID = 0xffff_ffff_ffff;

/** The smallest id of a moment: ids made from then on are not below it, so a span of time is a span of ids. */
export function firstIdAt(instant: Instant): string {
  const time = Math.min(Math.max(instant, 0), LATEST_IN_ID).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

export function wireId(prefix: WirePrefix, id: string): string {
  return `${prefix}_${id}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The UUID inside `msg_…`; null when the text is no id of that kind (which answers exactly like a missing one). */
export function parseWireId(prefix: WirePrefix, text: string): string | null {
  if (!text.startsWith(`${prefix}_`)) return null;
  const id = text.slice(prefix.length + 1);
  return UUID.test(id) ? id : null;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
