import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { ListQuery } from '../../../../platform/http/index.js';
import { CHAT_AUTHORS, CHAT_STATUSES, type ChatStatus } from '../rules/chat.js';

export class RequestChatDto {
  /** The ticket’s when left out. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

export class WriteInChatDto {
  /** @example "I am looking at it now." */
  @IsString()
  @MaxLength(4_000)
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  text: string;
}

export class DeclineChatDto {
  /**
   * What the customer reads in the ticket; a sentence of ours when left out.
   * @example "We answer this in writing within the hour."
   */
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  text?: string;
}

export class StaffChatsQuery extends ListQuery {
  @IsOptional()
  @IsIn(CHAT_STATUSES)
  status?: ChatStatus;
}

export class ChatDto {
  /** @example "cht_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  ticketId: string;
  status: ChatStatus;
  language: Language;
  /** @example "2026-03-02T10:00:00.000Z" */
  createdAt: string;
  /** @example "2026-03-02T10:02:00.000Z" */
  invitedAt: string | null;
  /** @example null */
  endedAt: string | null;
  /**
   * The message of the ticket that holds what was said.
   * @example null
   */
  transcriptMessageId: string | null;
}

export class StaffChatDto extends ChatDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  agent: string | null;
}

export class ChatAuthorDto {
  kind: (typeof CHAT_AUTHORS)[number];
  /**
   * Null for programs.
   * @example "m1234"
   */
  name: string | null;
}

export class ChatMessageDto {
  /** @example "chm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "cht_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  chatId: string;
  author: ChatAuthorDto;
  /** @example "I am looking at it now." */
  text: string;
  /** @example "2026-03-02T10:03:00.000Z" */
  createdAt: string;
}
