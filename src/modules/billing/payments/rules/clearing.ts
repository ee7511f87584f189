import type { LedgerAccount } from '../../ledger/index.js';
import type { GatewayKind } from './payment-kinds.js';

const CLEARING: Record<GatewayKind, LedgerAccount> = {
  card: { purpose: 'psp_clearing_card' },
  direct_debit: { purpose: 'psp_clearing_sepa' },
  paypal: { purpose: 'psp_clearing_paypal' },
};

/** Where the books keep what a gateway has taken and not yet paid out. */
export function clearingOf(kind: GatewayKind): LedgerAccount {
  return CLEARING[kind];
}
