import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { WEEKDAYS } from '../../calendar/index.js';
import { CHANNEL_REFUSALS, SUPPORT_CHANNELS } from '../../channels/index.js';
import { SupportPinDto } from '../../pin/index.js';
import { TicketDto, type Topic, TOPIC_NAMES } from '../../tickets/index.js';
import { LanguageQuery, TopicDto } from './opening.dto.js';

export class CenterQuery extends LanguageQuery {
  @ApiProperty({ enum: TOPIC_NAMES, required: false, description: 'What you want to ask about.' })
  @IsOptional()
  @IsIn(TOPIC_NAMES)
  topic?: Topic;

  /** @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsOptional()
  @Matches(/^tkt_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  ticketId?: string;
}

class OpenHoursDto {
  @ApiProperty({ enum: WEEKDAYS }) weekday: string;
  /** @example "09:00" */
  opens: string;
  /** @example "18:00" */
  closes: string;
}

export class SupportHoursDto {
  /** @example "Europe/Paris" */
  timezone: string;
  @ApiProperty({ type: [OpenHoursDto] }) weekly: OpenHoursDto[];
}

export class ChannelDto {
  @ApiProperty({ enum: SUPPORT_CHANNELS }) channel: string;
  allowed: boolean;
  @ApiProperty({ enum: CHANNEL_REFUSALS, isArray: true, description: 'Every reason why not.' })
  reasons: string[];
  @ApiProperty({ enum: CHANNEL_REFUSALS, isArray: true, description: 'What is asked of you without being enforced.' })
  warnings: string[];
  @ApiProperty({ enum: LANGUAGES, isArray: true }) languages: string[];
  @ApiProperty({ type: SupportHoursDto }) hours: SupportHoursDto;
  openNow: boolean;
  /**
   * Null while it is open.
   * @example "2026-01-12T08:00:00.000Z"
   */
  nextOpening: string | null;
  /** Asked for in a ticket, not directly. */
  byTicket: boolean;
  @ApiProperty({ required: false, example: '+33199001234', description: 'To be called, with phone support.' })
  number?: string;
}

class ChannelWordsDto {
  @ApiProperty({ enum: SUPPORT_CHANNELS }) channel: string;
  @ApiProperty({ enum: LANGUAGES }) lang: string;
  /** @example ["At any hour"] */
  pros: string[];
  /** @example ["The answer takes a while"] */
  cons: string[];
}

export class ChannelsWordsDto {
  @ApiProperty({ type: [ChannelWordsDto] }) data: ChannelWordsDto[];
}

class ArticleSearchDto {
  /** @example "/v1/support/articles?lang=en&q=" */
  search: string;
  /** @example "https://posthorn.example.org/help" */
  page: string;
}

export class SupportCenterDto {
  @ApiProperty({ type: [ChannelDto] }) channels: ChannelDto[];
  @ApiProperty({ type: SupportPinDto, required: false, description: 'For owner and admin.' }) pin?: SupportPinDto;
  @ApiProperty({ type: [TicketDto], description: 'Newest first, at most fifty.' }) openTickets: TicketDto[];
  @ApiProperty({ type: [TopicDto] }) topics: TopicDto[];
  @ApiProperty({ type: ArticleSearchDto }) articles: ArticleSearchDto;
}
