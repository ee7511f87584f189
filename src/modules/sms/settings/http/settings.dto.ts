import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';

const CREDITS = /^\d{1,9}(\.\d{1,3})?$/;
const OrNull = () => ValidateIf((_, value: unknown) => value !== undefined && value !== null);
const hourly = { type: 'integer', nullable: true, minimum: 1, maximum: 1_000_000 } as const;

const MOST_LISTS = 200;

class ListCapBody {
  @ApiProperty({ example: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsString()
  @MaxLength(60)
  listId: string;

  @ApiProperty({ example: '250', description: 'Of campaigns to this list, in a month of UTC.' })
  @Matches(CREDITS)
  monthlyCredits: string;
}

/** What is left out, or null where null may stand, is as usual: no bound of its own. */
export class SmsSettingsBody {
  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    example: ['FR', 'IT'],
    description: 'ISO 3166-1; no text goes anywhere else. Null: the account’s own country.',
  })
  @OrNull()
  @IsArray()
  @ArrayMaxSize(250)
  @Matches(/^[A-Z]{2}$/, { each: true, context: { code: 'country_unknown' } })
  allowedCountries?: string[] | null;

  @ApiPropertyOptional({
    default: false,
    description: 'Write curly quotes and their like so that a text needs fewer parts.',
  })
  @IfGiven()
  @IsBoolean()
  smartEncoding?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, example: '500', description: 'At most in a day of UTC.' })
  @OrNull()
  @Matches(CREDITS)
  dailyCredits?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '5000', description: 'At most in a month of UTC.' })
  @OrNull()
  @Matches(CREDITS)
  monthlyCredits?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '50',
    description:
      'Below so many the owner is told that credits are low; null: a tenth of what was bought last; 0: never.',
  })
  @OrNull()
  @Matches(CREDITS)
  lowCredits?: string | null;

  @ApiPropertyOptional({ ...hourly, default: 100, description: 'Messages to one number in an hour.' })
  @OrNull()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  perNumberHourly?: number | null;

  @ApiPropertyOptional({
    ...hourly,
    default: 2000,
    description: 'Messages in an hour to numbers that differ in their last four digits only.',
  })
  @OrNull()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  perPrefixHourly?: number | null;

  @ApiPropertyOptional({ ...hourly, description: 'Messages to one country in an hour.' })
  @OrNull()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  perCountryHourly?: number | null;

  @ApiPropertyOptional({
    type: [ListCapBody],
    maxItems: MOST_LISTS,
    default: [],
    description: 'What campaigns to a list may take. A campaign to several lists counts against each of them.',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_LISTS)
  @ArrayUnique(({ listId }: ListCapBody) => listId)
  @ValidateNested({ each: true })
  @Type(() => ListCapBody)
  listCaps?: ListCapBody[];
}

export class SmsSettingsView {
  @ApiProperty({ type: [String], example: ['FR'], description: 'As they hold now.' }) allowedCountries: string[];
  @ApiProperty({ description: 'Whether these are named, or follow the account’s own country.' })
  countriesNamed: boolean;
  @ApiProperty() smartEncoding: boolean;
  @ApiProperty({ type: String, nullable: true, example: '500' }) dailyCredits: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) monthlyCredits: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: a tenth of what was bought last.' })
  lowCredits: string | null;
  @ApiProperty({ ...hourly, example: 100 }) perNumberHourly: number | null;
  @ApiProperty({ ...hourly, example: 2000 }) perPrefixHourly: number | null;
  @ApiProperty({ ...hourly, example: null }) perCountryHourly: number | null;
  @ApiProperty({ type: [ListCapBody] }) listCaps: ListCapBody[];
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}
