import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';
import { TIME_ZONES, type TimeZoneMode } from '../rules/campaign.js';
import { MOST_TEST_ADDRESSES } from '../use-cases/test-campaign.js';
import { IfNotNull } from './campaigns.dto.js';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const LETTER = /^[A-E]$/;

export class ScheduleCampaignBody {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date-time',
    example: '2026-03-10T08:00:00Z',
    description: 'Without it, or in the past: now.',
  })
  @IfNotNull()
  @IsString()
  @IsISO8601({ strict: true })
  @Matches(TIME)
  sendAt?: string | null;

  @ApiPropertyOptional({
    enum: TIME_ZONES,
    default: 'account',
    description:
      '`recipient`: everybody gets it when his own clock shows what the account’s clock shows at `sendAt`; contacts without a time zone go with the account.',
  })
  @IfGiven()
  @IsIn(TIME_ZONES)
  timeZone?: TimeZoneMode;
}

export class TestCampaignBody {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: MOST_TEST_ADDRESSES,
    example: ['you@acme.example'],
    description:
      'Verified sender addresses, addresses of verified domains, or your own. Of an SMS campaign numbers, with their plus.',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_TEST_ADDRESSES)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(320, { each: true })
  to: string[];

  @ApiPropertyOptional({ type: String, nullable: true, example: 'B', description: 'Without it the first.' })
  @IfNotNull()
  @IsString()
  @Matches(LETTER)
  variant?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { firstName: 'Ann' },
    description: 'As the fields of a contact would be.',
  })
  @IfGiven()
  @IsObject()
  variables?: Record<string, unknown>;
}

export class ChooseWinnerBody {
  @ApiProperty({ example: 'B' })
  @IsString()
  @Matches(LETTER)
  variant: string;
}

export class ExcludedView {
  @ApiProperty({ type: 'integer', example: 12, description: 'Left the lists, or took consent back.' })
  unsubscribed: number;
  @ApiProperty({ type: 'integer', example: 3, description: 'On the suppression list.' }) suppressed: number;
  @ApiProperty({ type: 'integer', example: 5, description: 'Have not confirmed their subscription.' })
  unconfirmed: number;
  @ApiProperty({ type: 'integer', example: 40, description: 'Met more than once, counted once.' }) duplicate: number;
}

export class QuotaForecastView {
  @ApiProperty({ type: 'integer', example: 200, description: 'What leaves before a window is used up.' }) now: number;
  @ApiProperty({ type: 'integer', example: 2800, description: 'What waits for later windows.' }) later: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the first of them go on; null when nothing waits.',
  })
  continuesAt: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The window in which the last ones leave; null when that is more than a year away.',
  })
  lastWindowAt: string | null;
}

class RefusedTextsView {
  @ApiProperty({ example: 'not_mobile', description: 'As `refused` of a send says it.' }) code: string;
  @ApiProperty({ type: 'integer', example: 7 }) recipients: number;
}

export class TextsEstimateView {
  @ApiProperty({ type: 'integer', example: 6000, description: 'Of all texts together.' }) parts: number;
  @ApiProperty({ example: '5400.5', description: 'What the campaign costs, as prices are now.' }) credits: string;
  @ApiProperty({ example: '5000', description: 'What the account can spend now.' }) available: string;
  @ApiProperty({ example: '400.5', description: 'What is missing; the campaign would pause there. `0`: nothing.' })
  missing: string;
  @ApiProperty({ type: [RefusedTextsView], description: 'Numbers that get nothing and cost nothing, by reason.' })
  refused: RefusedTextsView[];
  @ApiProperty({ description: 'False: the audience is large, and only the first hundred thousand were looked at.' })
  isExact: boolean;
}

export class CampaignEstimateView {
  @ApiProperty({ type: 'integer', example: 3000, description: 'Who would get it.' }) recipients: number;
  @ApiProperty({ type: ExcludedView }) excluded: ExcludedView;
  @ApiProperty({ type: 'integer', nullable: true, example: 3000, description: 'The account’s speed; null: no limit.' })
  ratePerHour: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 3600, description: 'At that speed, from start to end.' })
  durationSeconds: number | null;
  @ApiProperty({ format: 'date-time', description: 'When what waits already will have left.' }) startsAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endsAt: string | null;
  @ApiProperty({ type: QuotaForecastView, nullable: true, description: 'Null where no plan limits mail.' })
  quota: QuotaForecastView | null;
  @ApiProperty({ type: TextsEstimateView, nullable: true, description: 'Of an SMS campaign that says what is sent.' })
  sms: TextsEstimateView | null;
}
