import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsIP, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';
import { CleanText } from '../../../accounts/index.js';
import {
  CONSENT_CHANNELS,
  CONSENT_SOURCES,
  CONSENT_STATES,
  type ConsentChannel,
  type ConsentState,
} from '../rules/consent-state.js';
import { IsListId, IsMoment } from './contact-checks.js';

const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;
const PLACE_CHARS = 500;
const TEXT_CHARS = 2_000;

/** Evidence as a customer brings it: the person said it to him. */
export class RecordConsentBody {
  @ApiProperty({ enum: CONSENT_CHANNELS })
  @IsIn(CONSENT_CHANNELS)
  channel: ConsentChannel;

  @ApiProperty({ enum: ['granted', 'withdrawn'] })
  @IsIn(['granted', 'withdrawn'])
  state: Exclude<ConsentState, 'pending'>;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'When it is about one list alone.' })
  @ValidateIf(given)
  @IsListId()
  listId?: string | null;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the person said it; without it now. Not ahead.' })
  @IfGiven()
  @IsMoment()
  at?: string;

  @ApiPropertyOptional({
    maxLength: PLACE_CHARS,
    example: 'https://shop.example/checkout',
    description: 'The page or place of it.',
  })
  @IfGiven()
  @CleanText(PLACE_CHARS)
  where?: string;

  @ApiPropertyOptional({
    maxLength: PLACE_CHARS,
    example: 'A box that was ticked',
    description: 'What the person did.',
  })
  @IfGiven()
  @CleanText(PLACE_CHARS)
  how?: string;

  @ApiPropertyOptional({
    maxLength: TEXT_CHARS,
    description: 'The words that were agreed to.',
    example: 'Yes, send me the newsletter of Acme once a week.',
  })
  @IfGiven()
  @IsString()
  @MaxLength(TEXT_CHARS)
  @Matches(/\S/)
  text?: string;

  @ApiPropertyOptional({ maxLength: 64, example: '2026-03', description: 'Which version of those words.' })
  @IfGiven()
  @CleanText(64)
  textVersion?: string;

  @ApiPropertyOptional({ example: '192.0.2.7' })
  @IfGiven()
  @IsIP()
  ip?: string;

  @ApiPropertyOptional({
    maxLength: PLACE_CHARS,
    example: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  @IfGiven()
  @CleanText(PLACE_CHARS)
  userAgent?: string;
}

export class ConsentView {
  @ApiProperty({ example: 'cns_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: CONSENT_CHANNELS }) channel: string;
  @ApiProperty({ enum: CONSENT_STATES }) state: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: about everything of this channel.' })
  listId: string | null;
  @ApiProperty({ format: 'date-time', description: 'When the person said it.' }) at: string;
  @ApiProperty({ enum: Object.keys(CONSENT_SOURCES), description: 'By what way it came.' }) source: string;
  @ApiProperty({ type: String, nullable: true, description: 'The page or place of it; null: not known.' }) where:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What the person did; null: not known.' }) how:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The words that were agreed to.' }) text: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Which version of those words.' })
  textVersion: string | null;
  @ApiProperty({ type: String, nullable: true }) ip: string | null;
  @ApiProperty({ type: String, nullable: true }) userAgent: string | null;
  @ApiProperty({ format: 'date-time', description: 'When we were told.' }) recordedAt: string;
}
