import { type Instant, isoOrNull } from '../../../../kernel/time/instant.js';
import type { ClockState } from '../../sla/index.js';
import type { TicketClocks } from '../rules/ticket-clocks.js';
import type { TicketClockDto, TicketSlaDto } from './tickets.dto.js';

const NONE: TicketClockDto = { dueAt: null, status: 'none' };

/** A promise is broken by time alone, so it is judged when it is shown. */
export function presentSla(clocks: TicketClocks | null, now: Instant): TicketSlaDto {
  if (clocks === null) return { firstResponse: NONE, nextResponse: NONE, resolution: NONE };
  const { firstResponse, nextResponse, resolution } = clocks;
  return {
    firstResponse: presentClock(firstResponse, now),
    nextResponse: presentClock(nextResponse, now),
    resolution: presentClock(resolution, now),
  };
}

function presentClock({ status, dueAt }: ClockState, now: Instant): TicketClockDto {
  if (status !== 'running') return { dueAt: null, status };
  return { dueAt: isoOrNull(dueAt), status: dueAt !== null && dueAt <= now ? 'breached' : 'active' };
}
