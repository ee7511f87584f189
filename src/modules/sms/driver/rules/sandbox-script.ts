import type { ReceiptStatus } from './receipt.js';

/** What the sandbox does with a message, by the last four digits of its number. */
export interface SandboxScript {
  submit: 'accept' | 'refuse' | 'throttle_once' | 'silent';
  /** Null: no receipt ever comes. */
  receipt: { status: ReceiptStatus; code: string | null } | null;
}

const DELIVERED: SandboxScript = { submit: 'accept', receipt: { status: 'delivered', code: null } };
const BY_ENDING: Readonly<Record<string, SandboxScript>> = {
  '9001': { submit: 'accept', receipt: { status: 'failed', code: '001' } },
  '9002': { submit: 'accept', receipt: { status: 'expired', code: null } },
  '9003': { submit: 'accept', receipt: { status: 'rejected', code: '011' } },
  '9004': { submit: 'refuse', receipt: null },
  '9005': { submit: 'throttle_once', receipt: DELIVERED.receipt },
  '9006': { submit: 'accept', receipt: null },
  '9007': { submit: 'silent', receipt: null },
};

export function sandboxScript(number: string): SandboxScript {
  return BY_ENDING[number.slice(-4)] ?? DELIVERED;
}
