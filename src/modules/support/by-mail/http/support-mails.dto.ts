import { IsIn, IsOptional, Matches } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { MAIL_VERDICTS } from '../rules/judge-mail.js';

export class SupportMailsQuery extends ListQuery {
  @IsOptional()
  @IsIn(MAIL_VERDICTS)
  verdict?: (typeof MAIL_VERDICTS)[number];

  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsOptional()
  @Matches(/^tkt_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  ticketId?: string;
}

export class SupportMailDto {
  /** @example "inm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  /**
   * What became of it: a message in a ticket (`reply`), a ticket, a note to staff (`stranger`), an answer by the product
   * (`answered`), or nothing, for the reason named.
   */
  verdict: (typeof MAIL_VERDICTS)[number];
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  ticketId: string | null;
  /** @example "tmsg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  messageId: string | null;
  /**
   * As the mail says; it proves nothing.
   * @example "anna@customer.example"
   */
  sender: string | null;
  /** @example "No reset mail" */
  subject: string;
  /**
   * What to know before believing it.
   * @example ["dmarc_failed"]
   */
  flags: string[];
  /** @example "2026-03-01T10:00:00.000Z" */
  receivedAt: string;
}
