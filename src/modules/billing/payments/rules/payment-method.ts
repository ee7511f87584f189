import { defineStates } from '../../../../kernel/state-table.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Mandate } from './mandate.js';
import type { NextAction } from './payment.js';
import type { PaymentKind } from './payment-kinds.js';

export type MethodState = 'usable' | 'action_needed' | 'unusable';

/** Action needed: its owner has still to agree at the gateway. Unusable: he has withdrawn it there, or his bank has. */
export const METHOD_STATES = defineStates<MethodState>('action_needed', {
  action_needed: ['usable', 'unusable'],
  usable: ['unusable'],
  unusable: ['usable'],
});

/** A way to pay that a customer has left with us. */
export interface PaymentMethod {
  id: string;
  accountId: string;
  kind: PaymentKind;
  state: MethodState;
  nextAction: NextAction | null;
  gateway: string | null;
  brand: string | null;
  last4: string | null;
  expiryMonth: number | null;
  expiryYear: number | null;
  /** Of an account that is debited: where it is kept. */
  ibanCountry: string | null;
  mandate: Mandate | null;
  /** What is charged when nothing else is named: the one that was added, or chosen, last. */
  isDefault: boolean;
  createdAt: Instant;
}
