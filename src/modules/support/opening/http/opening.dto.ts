import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { CleanText } from '../../../accounts/index.js';
import { TicketAttachmentDto, WithFilesDto } from '../../attachments/index.js';
import { TicketDto, type Topic, TOPIC_NAMES } from '../../tickets/index.js';

export class OpenTicketDto extends WithFilesDto {
  @ApiProperty({ enum: TOPIC_NAMES, example: 'technical' })
  @IsIn(TOPIC_NAMES)
  topic: Topic;

  /** @example "Messages wait for an hour" */
  @CleanText(200)
  subject: string;

  /** @example "Since this morning every message to example.org stays deferred; the first one was at 08:12." */
  @IsString()
  @MaxLength(20_000)
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  description: string;

  @ApiProperty({ enum: LANGUAGES, required: false, description: 'The language of the answer; your own when left out.' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @ApiProperty({
    required: false,
    example: true,
    description: 'True when the articles that would be suggested have been read and do not help.',
  })
  @IsOptional()
  @IsBoolean()
  articlesConsulted?: boolean;
}

export class TopicQuestionDto {
  /** @example "message_ids" */
  key: string;
  /** @example "Which messages show it? Two or three ids are enough." */
  text: string;
}

export class OpenedTicketDto extends TicketDto {
  @ApiProperty({ type: [TicketAttachmentDto] })
  attachments: TicketAttachmentDto[];

  @ApiProperty({ enum: ['add_details'], isArray: true, description: 'What would make it easier to answer.' })
  hints: string[];

  @ApiProperty({ type: [TopicQuestionDto], description: 'What whoever answers will ask first.' })
  questions: TopicQuestionDto[];
}

export class TopicDto {
  @ApiProperty({ enum: TOPIC_NAMES }) topic: string;
  /** @example "Technical question" */
  title: string;
  /** Never by phone. */
  writtenOnly: boolean;
  /** Whether tickets on it come with a paid plan. */
  needsPaidPlan: boolean;
  @ApiProperty({ type: [TopicQuestionDto] }) questions: TopicQuestionDto[];
}

export class TopicsDto {
  @ApiProperty({ type: [TopicDto] }) data: TopicDto[];
}

export class LanguageQuery {
  @ApiProperty({ enum: LANGUAGES, required: false })
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}

export class ContactDto {
  @ApiProperty({ enum: TOPIC_NAMES, example: 'sales' })
  @IsIn(TOPIC_NAMES)
  topic: Topic;

  /** @example "ada@example.org" */
  @IsString()
  @MaxLength(320)
  email: string;

  /** @example "Ada Lovelace" */
  @CleanText(100)
  name: string;

  /** @example "We send 300,000 messages a month and would like to know which plan fits." */
  @IsString()
  @MaxLength(20_000)
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  message: string;

  @ApiProperty({ enum: LANGUAGES, required: false, description: 'The language of the answer.' })
  @IsOptional()
  @IsIn(LANGUAGES)
  locale?: Language;
}

export class ContactReferenceDto {
  /**
   * What to name when you write again.
   * @example "1001"
   */
  reference: string;
}

export class OverrideWindowDto {
  /** @example "Their mail has stopped, and the office opens only tomorrow." */
  @CleanText(500)
  reason: string;
}

export class WindowOverrideDto {
  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  ticketId: string;
  /** @example "Their mail has stopped, and the office opens only tomorrow." */
  reason: string;
  /** @example "2026-03-02T10:00:00.000Z" */
  overriddenAt: string;
}
