import type { SlaState } from '../../sla/index.js';

/** The clocks of a ticket as they are kept with it, and what staff were told about them. */
export interface TicketClocks extends SlaState {
  told: string[];
}
