import type { Instant } from '../../../../kernel/time/instant.js';

/** How parts of a long text say that they belong together. */
export type LongTexts = 'udh' | 'sar' | 'payload';
/** How ids in receipts are written, seen from those in answers to submissions. */
export type IdForm = 'auto' | 'same' | 'hex_to_decimal' | 'decimal_to_hex';
/** What becomes of a part of which nobody knows whether the carrier has it. */
export type OnUnknown = 'keep' | 'resend';

/** How a carrier is spoken to. The password is kept apart, sealed. */
export interface SmppSettings {
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  systemType: string;
  /** Unanswered submissions of one bind. */
  window: number;
  /** Parts in a second, of all binds together. */
  tps: number;
  binds: number;
  longTexts: LongTexts;
  gsmDataCoding: number;
  serviceType: string;
  sourceTon: number | null;
  sourceNpi: number | null;
  receiptIds: IdForm;
  onUnknown: OnUnknown;
  responseSeconds: number;
  enquireSeconds: number;
}

export const USUAL_SMPP: Omit<SmppSettings, 'host' | 'port' | 'systemId'> = {
  tls: false,
  systemType: '',
  window: 10,
  tps: 50,
  binds: 1,
  longTexts: 'udh',
  gsmDataCoding: 0,
  serviceType: '',
  sourceTon: null,
  sourceNpi: null,
  receiptIds: 'auto',
  onUnknown: 'keep',
  responseSeconds: 30,
  enquireSeconds: 30,
};

export const SANDBOX = 'sandbox';

export interface SmsRoute {
  id: string;
  name: string;
  kind: 'sandbox' | 'smpp';
  source: 'configuration' | 'staff';
  enabled: boolean;
  /** False for a route that the configuration names no longer. */
  listed: boolean;
  /** The smallest goes first; equal ones share. */
  priority: number;
  /** ISO 3166-1; none: all. */
  countries: string[];
  /** Null for the sandbox. */
  smpp: SmppSettings | null;
  version: number;
}

/** What is known of one bind, from whichever process holds it. */
export interface RouteSession {
  routeId: string;
  slot: number;
  state: 'connecting' | 'bound' | 'waiting' | 'draining';
  /** Its holder is alive. */
  live: boolean;
  boundAt: Instant | null;
  nextBindAt: Instant | null;
  failures: number;
  lastError: string | null;
  lastErrorAt: Instant | null;
  /** Parts in a second at present. */
  rate: number | null;
}
