import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { TicketAttachmentDto, WithFilesDto } from '../../attachments/index.js';
import { VIEWS } from '../data/ticket-lists.repository.js';
import { DELIVERY_STATUSES } from '../use-cases/message-deliveries.js';
import { AUTHOR_KINDS, QUEUES, TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_STATUSES } from '../rules/ticket.js';
import { TOPIC_NAMES, type Topic } from '../rules/topics.table.js';

/** Text of several lines with something in it. */
function MessageText(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(20_000),
    Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } }),
  );
}

export class TicketsQuery extends ListQuery {
  @IsOptional()
  @IsIn(TICKET_STATUSES)
  status?: (typeof TICKET_STATUSES)[number];
}

export class StaffTicketsQuery extends TicketsQuery {
  @IsOptional()
  @IsIn(QUEUES)
  queue?: (typeof QUEUES)[number];

  /** @example "account_block" */
  @IsOptional()
  @IsIn(TOPIC_NAMES)
  topic?: Topic;

  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsOptional()
  @Matches(/^stf_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  assignee?: string;

  /** What is open, the caller’s own, nobody’s, late, or everything, which is the same as left out. */
  @IsOptional()
  @IsIn(VIEWS)
  view?: (typeof VIEWS)[number];

  @IsOptional()
  @IsIn(TICKET_PRIORITIES)
  priority?: (typeof TICKET_PRIORITIES)[number];

  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  account?: string;

  /** @example "outage" */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  tag?: string;

  /**
   * A ticket’s number, an account or its user name, an address or a domain, each exactly; anything else are words.
   * @example "dkim broken"
   */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  q?: string;
}

export class WriteMessageDto extends WithFilesDto {
  /** @example "It happens with every message since this morning." */
  @MessageText()
  text: string;
}

/** An answer in the agent’s words, or in those of a macro. */
export class ReplyToTicketDto extends WithFilesDto {
  /** @example "It happens with every message since this morning." */
  @IfGiven()
  @MessageText()
  text?: string;

  /** @example "mac_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IfGiven()
  @IsString()
  @MaxLength(64)
  macroId?: string;
}

export class AssignTicketDto {
  /**
   * Somebody of staff, `least_loaded`, or null for nobody.
   * @example "least_loaded"
   */
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString()
  @MaxLength(64)
  assignee: string | null;
}

const SETTABLE = ['open', 'waiting_customer', 'waiting_internal'] as const;

export class ChangeTicketDto {
  @IfGiven()
  @IsIn(TICKET_PRIORITIES)
  priority?: (typeof TICKET_PRIORITIES)[number];

  @IfGiven()
  @IsIn(SETTABLE)
  status?: (typeof SETTABLE)[number];

  /** @example ["outage"] */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u, { each: true })
  tags?: string[];
}

export class MergeTicketDto {
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12" */
  @IsString()
  @MaxLength(64)
  into: string;
}

export class ResendInvoiceDto {
  /** @example "inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsString()
  @MaxLength(64)
  invoiceId: string;

  /** @example "accounting@example.com" */
  @IsEmail()
  @MaxLength(254)
  to: string;
}

export class DeleteCardDto {
  /** @example "pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsString()
  @MaxLength(64)
  paymentMethodId: string;

  /** @example "Asked for by the owner in this ticket." */
  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  reason: string;
}

export class RateTicketDto {
  /** @example 5 */
  @IsInt()
  @Min(1)
  @Max(5)
  score: number;

  /** @example "Quick and clear." */
  @IfGiven()
  @IsString()
  @MaxLength(2_000)
  comment?: string;
}

export class TicketDto {
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example 1001 */
  number: number;
  status: (typeof TICKET_STATUSES)[number];
  /** @example "account_block" */
  topic: string;
  /** @example "Please unblock us" */
  subject: string;
  language: (typeof LANGUAGES)[number];
  channel: (typeof TICKET_CHANNELS)[number];
  priority: (typeof TICKET_PRIORITIES)[number];
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  /** @example "2026-03-01T12:00:00.000Z" */
  updatedAt: string;
  /** @example null */
  solvedAt: string | null;
  /**
   * The ticket, over by then, that this one goes on with.
   * @example null
   */
  followUpOf: string | null;
  /**
   * The ticket in which this one goes on.
   * @example null
   */
  mergedInto: string | null;
  /**
   * What the customer thought of the last solution.
   * @example 5
   */
  rating: number | null;
}

export const CLOCK_STATUSES = ['none', 'active', 'paused', 'breached', 'met', 'missed'] as const;

export class TicketClockDto {
  /**
   * Null unless it runs.
   * @example "2026-03-02T10:00:00.000Z"
   */
  dueAt: string | null;
  status: (typeof CLOCK_STATUSES)[number];
}

export class TicketSlaDto {
  firstResponse: TicketClockDto;
  nextResponse: TicketClockDto;
  resolution: TicketClockDto;
}

export class StaffTicketDto extends TicketDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  queue: (typeof QUEUES)[number];
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  assignee: string | null;
  /** Whether who writes gave the support PIN within the last half hour. */
  verified: boolean;
  /**
   * The address that a ticket by mail says it comes from; it proves nothing.
   * @example null
   */
  senderEmail: string | null;
  /** @example "2026-03-01T11:00:00.000Z" */
  firstResponseAt: string | null;
  /** @example ["outage"] */
  tags: string[];
  sla: TicketSlaDto;
}

export class TicketAuthorDto {
  kind: (typeof AUTHOR_KINDS)[number];
  /**
   * Null for programs.
   * @example "m1234"
   */
  name: string | null;
}

export class TicketMessageDto {
  /** @example "tmsg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /**
   * Not always the one that was written to: a ticket long solved is gone on with in another.
   * @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
   */
  ticketId: string;
  author: TicketAuthorDto;
  /** @example "The list has been cleaned." */
  text: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  @ApiProperty({ type: [TicketAttachmentDto] }) attachments: TicketAttachmentDto[];
  /**
   * How the mail with an answer of support fares; null where no mail went.
   * @example "delivered"
   */
  deliveryStatus: (typeof DELIVERY_STATUSES)[number] | null;
}

export class StaffTicketMessageDto extends TicketMessageDto {
  /** A note among staff. */
  internal: boolean;
}
