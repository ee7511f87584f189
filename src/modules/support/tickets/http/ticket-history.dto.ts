import { ApiProperty } from '@nestjs/swagger';
import { HISTORY_KINDS } from '../rules/history.js';

export class TicketHistoryActorDto {
  /** @example "staff" */
  type: string;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string | null;
  /** @example "agent@posthorn.example" */
  name: string | null;
}

export class TicketHistoryDto {
  /** @example "thi_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  ticketId: string;
  kind: (typeof HISTORY_KINDS)[number];
  actor: TicketHistoryActorDto;
  /**
   * By kind: `from` and `to`, or what else was decided.
   * @example { "from": "new", "to": "waiting_customer" }
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  changes: Record<string, unknown>;
  /** @example "2026-03-01T11:00:00.000Z" */
  at: string;
}
