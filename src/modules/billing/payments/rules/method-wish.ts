import { readIban } from './iban.js';
import type { PaymentKind } from './payment-kinds.js';

/** What somebody leaves with us to pay with. */
export type MethodWish =
  | { kind: 'card'; token: string }
  /** Without a token its owner agrees on PayPal's own page. */
  | { kind: 'paypal'; token: string | null }
  | { kind: 'direct_debit'; iban: string }
  | { kind: Exclude<PaymentKind, 'card' | 'paypal' | 'direct_debit'> };

export interface MethodFault {
  field: 'token' | 'iban';
  code: 'required' | 'not_allowed' | 'iban_malformed' | 'iban_not_sepa';
}

interface Given {
  kind: PaymentKind;
  token?: string | undefined;
  iban?: string | undefined;
}

/** Reads it, or says everything that is wrong with it: only a gateway's kind has something to charge by. */
export function readMethodWish({ kind, token, iban }: Given): MethodWish | MethodFault[] {
  const strange = [...(kind === 'direct_debit' ? strangers({ token }) : strangers({ iban }))];
  if (kind === 'direct_debit') return orFaults(strange, debitWish(iban));
  if (kind === 'card') return orFaults(strange, token === undefined ? [required('token')] : { kind, token });
  if (kind === 'paypal') return orFaults(strange, { kind, token: token ?? null });
  return orFaults([...strangers({ token }), ...strange], { kind });
}

function debitWish(iban: string | undefined): MethodWish | MethodFault[] {
  if (iban === undefined) return [required('iban')];
  const read = readIban(iban);
  return read.kind === 'iban' ? { kind: 'direct_debit', iban: read.iban } : [{ field: 'iban', code: read.code }];
}

function orFaults(strange: MethodFault[], wish: MethodWish | MethodFault[]): MethodWish | MethodFault[] {
  const faults = [...(Array.isArray(wish) ? wish : []), ...strange];
  return faults.length > 0 || Array.isArray(wish) ? faults : wish;
}

function required(field: MethodFault['field']): MethodFault {
  return { field, code: 'required' };
}

function strangers(given: Partial<Record<MethodFault['field'], string | undefined>>): MethodFault[] {
  const there = Object.entries(given).filter(([, value]) => value !== undefined);
  return there.map(([field]) => ({ field: field as MethodFault['field'], code: 'not_allowed' }));
}
