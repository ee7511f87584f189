import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';

const MOST_RECIPIENTS = 1_000;
const LONGEST_TEXT = 5_000;

/** As for sending; without recipients it only counts. */
export class EstimateSmsBody {
  @ApiProperty({ example: 'ACME', maxLength: 16 })
  @IsString()
  @MaxLength(16)
  from: string;

  @ApiProperty({
    type: [String],
    example: ['+393471234567'],
    maxItems: MOST_RECIPIENTS,
    description: 'With their plus.',
  })
  @IsArray()
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

  @ApiProperty({ enum: ['transactional', 'marketing'] })
  @IsIn(['transactional', 'marketing'])
  kind: 'transactional' | 'marketing';

  @ApiPropertyOptional({ format: 'date-time', description: 'Read and left alone: rates are those of today.' })
  @IfGiven()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  sendAt?: string;

  @ApiPropertyOptional({ description: 'As the account’s settings say when left out.' })
  @IfGiven()
  @IsBoolean()
  smartEncoding?: boolean;
}

class OffendingCharacterView {
  @ApiProperty({ example: 'ç' }) character: string;
  @ApiProperty({ type: 'integer', example: 12, description: 'Where it begins in `text`, in UTF-16 units from 0.' })
  position: number;
}

class ReplacementView {
  @ApiProperty({ example: '“' }) character: string;
  @ApiProperty({ type: 'integer', example: 0, description: 'Where it was, before anything was replaced.' })
  position: number;
  @ApiProperty({ example: '"' }) replacement: string;
}

class CountryEstimateView {
  @ApiProperty({ example: 'IT' }) country: string;
  @ApiProperty({ type: 'integer', example: 10 }) recipients: number;
  @ApiProperty({ type: 'integer', example: 2, description: 'Of one text to this country.' }) parts: number;
  @ApiProperty({ example: '20', description: 'Of all its recipients.' }) credits: string;
}

class RefusedEstimateView {
  @ApiProperty({ example: '+33123456789' }) to: string;
  @ApiProperty({ example: 'not_mobile' }) code: string;
  @ApiProperty({ example: 'This number is on your stop list.' }) message: string;
  @ApiProperty({ example: '0' }) credits: string;
}

export class SmsEstimateView {
  @ApiProperty({ enum: ['gsm7', 'ucs2'] }) encoding: string;
  @ApiProperty({ type: 'integer', example: 161, description: 'Septets, or UTF-16 units, of all parts.' }) units: number;
  @ApiProperty({ type: 'integer', example: 2, description: 'More than ten are refused.' }) parts: number;
  @ApiProperty({ type: 'integer', example: 153, description: 'Units that a part has room for.' }) perPart: number;
  @ApiProperty({ type: 'integer', example: 145, description: 'Units that the last part still has room for.' })
  remaining: number;
  @ApiProperty({ type: [OffendingCharacterView], description: 'Why it is not `gsm7`; the first hundred.' })
  offendingCharacters: OffendingCharacterView[];
  @ApiProperty({ type: [ReplacementView], description: 'What smart encoding wrote instead; the first hundred.' })
  replacements: ReplacementView[];
  @ApiProperty({
    description: 'What would be sent; the longest, where countries have words of their own added.',
    example: 'Your parcel arrives today between 10:00 and 12:00. Acme',
  })
  text: string;
  @ApiProperty({ type: [CountryEstimateView] }) countries: CountryEstimateView[];
  @ApiProperty({ example: '20' }) credits: string;
  @ApiProperty({ type: [RefusedEstimateView] }) refused: RefusedEstimateView[];
}
