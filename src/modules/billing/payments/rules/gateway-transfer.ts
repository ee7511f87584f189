import { defineStates } from '../../../../kernel/state-table.js';

export type TransferState = 'arrived' | 'booked' | 'gone';

/** Arrived: with the gateway, and the customer's still. Booked: collected, and in the books. Gone: taken away before that. */
export const TRANSFER_STATES = defineStates<TransferState>('arrived', {
  arrived: ['booked', 'gone'],
  booked: [],
  gone: [],
});
