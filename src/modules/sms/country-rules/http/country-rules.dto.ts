import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { IfGiven } from '../../../../platform/http/index.js';
import { KEYWORDS, type Keyword } from '../rules/stop-words.js';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsTimeZone,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const PRINTABLE = /^[^\p{Cc}]+$/u;

class MarketingHoursBody {
  @ApiProperty({
    type: [String],
    example: ['Europe/Paris'],
    description: 'With several, hours that are right in each.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @IsTimeZone({ each: true })
  zones: string[];

  @ApiProperty({ example: '08:00', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
  @Matches(TIME)
  from: string;

  @ApiProperty({ example: '20:00', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'Later than `from`.' })
  @Matches(TIME)
  to: string;

  @ApiProperty({ type: [Number], example: [7], description: '1 Monday to 7 Sunday.' })
  @IsArray()
  @ArrayMaxSize(6)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  closedDays: number[];

  @ApiProperty({ type: String, enum: ['FR'], nullable: true, example: 'FR' })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsIn(['FR'])
  holidays: 'FR' | null;
}

export class CountryRuleBody {
  @ApiProperty({ enum: ['allowed', 'registered', 'not_allowed'], description: 'Names as senders.' })
  @IsIn(['allowed', 'registered', 'not_allowed'])
  alphaSenders: 'allowed' | 'registered' | 'not_allowed';

  @ApiProperty({ enum: ['usual', 'no_spaces_no_leading_digit'] })
  @IsIn(['usual', 'no_spaces_no_leading_digit'])
  alphaShape: 'usual' | 'no_spaces_no_leading_digit';

  @ApiProperty({ type: MarketingHoursBody, nullable: true, description: 'Null: marketing may arrive at any time.' })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => MarketingHoursBody)
  marketingHours: MarketingHoursBody | null;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 60,
    example: 'STOP 36111',
    description: 'Added to marketing texts without the word STOP, before they are counted.',
  })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString()
  @MaxLength(60)
  @Matches(PRINTABLE)
  stopText: string | null;

  @ApiPropertyOptional({
    enum: KEYWORDS,
    isArray: true,
    default: [],
    description: 'Keywords that are answered by a text, from the number they were sent to. The account pays it.',
  })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(KEYWORDS, { each: true })
  confirms?: Keyword[];

  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Of these answers; as is usual in the country when left out.' })
  @IfGiven()
  @IsIn(LANGUAGES)
  language?: Language;

  @ApiProperty({ enum: ['handset', 'network', 'none'], description: 'What a receipt is worth there.' })
  @IsIn(['handset', 'network', 'none'])
  receipts: 'handset' | 'network' | 'none';

  @ApiProperty({ example: 'Contract with the carrier, annex 2', maxLength: 200 })
  @IsString()
  @MaxLength(200)
  @Matches(PRINTABLE)
  source: string;
}

export class CountryRuleView extends CountryRuleBody {
  @ApiProperty({ enum: KEYWORDS, isArray: true, example: ['stop'] }) declare confirms: Keyword[];
  @ApiProperty({ enum: LANGUAGES }) declare language: Language;
  @ApiProperty({ example: 'FR', description: 'ISO 3166-1.' }) country: string;
  @ApiProperty({ format: 'date', example: '2026-11-01', description: 'When somebody looked.' }) checkedOn: string;
  @ApiProperty({ enum: ['operator', 'shipped', 'none'] }) origin: string;
}

export class StaffCountryRuleView extends CountryRuleView {
  @ApiProperty({ type: 'integer', example: 1, description: '0 while the operator has said nothing.' }) version: number;
}
