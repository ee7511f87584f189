import { applyDecorators } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { ListQuery } from '../../../../platform/http/index.js';
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
}

export class WriteMessageDto {
  /** @example "It happens with every message since this morning." */
  @MessageText()
  text: string;
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
}

export class StaffTicketMessageDto extends TicketMessageDto {
  /** A note among staff. */
  internal: boolean;
}
