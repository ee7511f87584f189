import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { SMS_STATUSES, type SmsStatus } from '../rules/message-states.js';

const SMS_ID = 'sms_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const MOST_RECIPIENTS = 1_000;
/** Ten parts of the smaller alphabet; line breaks and what smart encoding replaces may make it shorter. */
const LONGEST_TEXT = 5_000;

export class SendSmsBody {
  @ApiProperty({
    example: 'ACME',
    maxLength: 16,
    description: 'A name of 1–11 characters, a number with its plus, or a short code.',
  })
  @IsString()
  @MaxLength(16)
  from: string;

  @ApiProperty({
    type: [String],
    example: ['+33612345678'],
    minItems: 1,
    maxItems: MOST_RECIPIENTS,
    description: 'With their plus.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RECIPIENTS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  to: string[];

  @ApiProperty({ example: 'Your table is booked for 20:00.', minLength: 1, maxLength: LONGEST_TEXT })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_TEXT)
  @Matches(/\S/)
  text: string;

  @ApiProperty({
    enum: ['transactional', 'marketing'],
    description: 'Marketing keeps to the hours and words of each country.',
  })
  @IsIn(['transactional', 'marketing'])
  kind: 'transactional' | 'marketing';

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2027-01-01T09:00:00Z',
    description: 'Within 90 days; past: now.',
  })
  @IfGiven()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  sendAt?: string;

  @ApiPropertyOptional({ description: 'As the account’s settings say when left out.' })
  @IfGiven()
  @IsBoolean()
  smartEncoding?: boolean;
}

class AcceptedSmsView {
  @ApiProperty({ example: SMS_ID }) id: string;
  @ApiProperty({ example: '+33612345678' }) to: string;
  @ApiProperty({ example: 'FR' }) country: string;
  @ApiProperty({ type: 'integer', example: 1 }) parts: number;
  @ApiProperty({ example: '0.8' }) credits: string;
  @ApiProperty({ enum: SMS_STATUSES }) status: string;
}

class RefusedSmsView {
  @ApiProperty({ example: '+390612345678', description: 'As it was written.' }) to: string;
  @ApiProperty({
    enum: [
      'not_mobile',
      'invalid_number',
      'country_not_supported',
      'country_not_enabled',
      'recipient_opted_out',
      'sender_not_registered',
      'text_empty',
      'text_too_long',
      'velocity_exceeded',
    ],
  })
  code: string;
  @ApiProperty({ example: 'The number takes no text messages. It costs nothing.' }) message: string;
  @ApiProperty({ enum: ['0'] }) credits: string;
}

export class SmsSendView {
  @ApiProperty({ example: SMS_ID, description: 'Of all of them together; `GET /v1/sms/messages?sendId=` lists them.' })
  id: string;
  @ApiProperty({ type: [AcceptedSmsView] }) messages: AcceptedSmsView[];
  @ApiProperty({ type: [RefusedSmsView] }) refused: RefusedSmsView[];
  @ApiProperty({ example: '0.8', description: 'Reserved for all of them.' }) credits: string;
}

export class SmsMessageView extends AcceptedSmsView {
  @ApiProperty({ example: SMS_ID }) sendId: string;
  @ApiProperty({ type: String, nullable: true, example: null }) campaignId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The campaign that was tried with it; it counts for none.',
  })
  testOf: string | null;
  @ApiProperty({ example: 'ACME' }) from: string;
  @ApiProperty({ enum: ['transactional', 'marketing'] }) kind: string;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['stop', 'start', 'help'],
    example: null,
    description: 'The keyword that it answers, where a country wants an answer.',
  })
  confirms: string | null;
  @ApiProperty({ enum: ['gsm7', 'ucs2'] }) encoding: string;
  @ApiProperty({ example: '0.8', description: 'Spent of these credits; what no carrier took is given back.' })
  charged: string;
  @ApiProperty({ enum: ['reserved', 'settled', 'released'] }) charge: string;
  @ApiProperty({ type: String, nullable: true, example: 'route_down', description: 'Why it waits.' }) because:
    string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) nextAttemptAt: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The last reason that a carrier or we gave.',
  })
  code: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) sendAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) submittedAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) finishedAt: string | null;
}

class SmsEventView {
  @ApiProperty({ example: 'evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: [...SMS_STATUSES, 'sent_again'] }) type: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'The part that it is about, of several.',
  })
  part: number | null;
  @ApiProperty({ type: String, nullable: true, example: null }) because: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) code: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'sandbox' }) route: string | null;
}

export class WholeSmsView extends SmsMessageView {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Your table is booked.',
    description: 'As it is sent; null once it is forgotten.',
  })
  text: string | null;
  @ApiProperty({ type: [SmsEventView] }) events: SmsEventView[];
}

export class SmsOfSendView {
  @ApiProperty({ example: SMS_ID }) id: string;
  @ApiProperty({ enum: SMS_STATUSES, description: 'Of the message that is furthest behind.' }) status: string;
  @ApiProperty({ example: '0.8' }) credits: string;
  @ApiProperty({ type: [SmsMessageView] }) messages: SmsMessageView[];
}

export class SmsMessagesQuery extends ListQuery {
  @ApiPropertyOptional({ example: '+33612345678' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  to?: string;

  @ApiPropertyOptional({ enum: SMS_STATUSES })
  @IsOptional()
  @IsIn(SMS_STATUSES)
  status?: SmsStatus;

  @ApiPropertyOptional({ enum: ['transactional', 'marketing'] })
  @IsOptional()
  @IsIn(['transactional', 'marketing'])
  kind?: 'transactional' | 'marketing';

  @ApiPropertyOptional({ example: SMS_ID, description: 'What was asked for together.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  sendId?: string;

  @ApiPropertyOptional({ example: 'cmp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  campaignId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Accepted from then on.' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Accepted before.' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  until?: string;
}
