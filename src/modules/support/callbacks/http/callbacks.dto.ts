import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { ListQuery } from '../../../../platform/http/index.js';
import { CALLBACK_OUTCOMES, CALLBACK_STATUSES, type CallbackOutcome, type CallbackStatus } from '../rules/callback.js';

const TICKET_ID = /^tkt_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A moment with its zone. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export class RequestCallbackDto {
  /**
   * E.164
   * @example "+33612345678"
   */
  @Matches(/^\+[1-9]\d{6,14}$/)
  phone: string;

  /** The ticket’s when left out. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  /**
   * Beginning of a slot; the next free one when left out.
   * @example "2026-01-12T08:00:00Z"
   */
  @IsOptional()
  @Matches(MOMENT)
  @IsISO8601({ strict: true })
  slotStart?: string;
}

export class RequestTicketCallbackDto extends RequestCallbackDto {
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @Matches(TICKET_ID)
  ticketId: string;
}

export class CompleteCallbackDto {
  @IsIn(CALLBACK_OUTCOMES)
  outcome: CallbackOutcome;

  /** @example "Their firewall kept port 587 closed." */
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  note?: string;
}

export class StaffCallbacksQuery extends ListQuery {
  @IsOptional()
  @IsIn(CALLBACK_STATUSES)
  status?: CallbackStatus;
}

export class CallbackSlotsQuery extends ListQuery {
  /** Slots in which support speaks this language. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;

  /**
   * Slots that end after this moment; now when left out.
   * @example "2026-01-12T08:00:00Z"
   */
  @IsOptional()
  @Matches(MOMENT)
  @IsISO8601({ strict: true })
  from?: string;
}

export class CallbackSlotDto {
  /** @example "2026-01-12T08:00:00.000Z" */
  startsAt: string;
  /** @example "2026-01-12T08:30:00.000Z" */
  endsAt: string;
  /**
   * Calls that are made in the slot at most.
   * @example 2
   */
  capacity: number;
  /** @example 1 */
  available: number;
}

export class CallbackDto {
  /** @example "cbr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  ticketId: string;
  status: CallbackStatus;
  /** @example "+33612345678" */
  phone: string;
  language: Language;
  /** @example "2026-01-12T08:00:00.000Z" */
  slotStart: string;
  /** @example "2026-01-12T08:30:00.000Z" */
  slotEnd: string;
  outcome: CallbackOutcome | null;
  /** @example "2026-01-11T10:00:00.000Z" */
  createdAt: string;
}

export class StaffCallbackDto extends CallbackDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  /** @example "Their firewall kept port 587 closed." */
  note: string | null;
}
