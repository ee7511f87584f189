import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';
import { CleanText } from '../../../accounts/index.js';
import { CHANNELS, type Channel, WINNERS, type WinnerBy } from '../rules/campaign.js';
import { MAX_VARIANTS, testLengthMs } from '../rules/missing-parts.js';

const NAME_CHARS = 200;
const SUBJECT_CHARS = 998;
const BODY_CHARS = 1_000_000;
const ADDRESS_CHARS = 320;
const AUDIENCE_IDS = 50;
const SMS_SENDER_CHARS = 20;

/** What may be left out, or be null to take it away. */
export function IfNotNull(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined && value !== null);
}

function TestLength(): PropertyDecorator {
  const fits = (value: unknown): boolean => typeof value !== 'string' || testLengthMs(value) !== null;
  return ValidateBy(
    { name: 'testLength', validator: { validate: fits } },
    { message: 'must be an ISO 8601 duration from PT15M to P14D', context: { code: 'wrong_format' } },
  );
}

export class MailboxBody {
  @ApiProperty({ maxLength: ADDRESS_CHARS, example: 'news@acme.example' })
  @IsString()
  @MaxLength(ADDRESS_CHARS)
  email: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: NAME_CHARS, example: 'Acme' })
  @IfNotNull()
  @CleanText(NAME_CHARS)
  name?: string | null;
}

export class AudienceBody {
  @ApiPropertyOptional({
    type: [String],
    maxItems: AUDIENCE_IDS,
    example: ['lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'],
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(AUDIENCE_IDS)
  @IsString({ each: true })
  lists?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: AUDIENCE_IDS, example: [] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(AUDIENCE_IDS)
  @IsString({ each: true })
  segments?: string[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: AUDIENCE_IDS,
    example: [],
    description: 'Lists and segments whose members are left out.',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(AUDIENCE_IDS)
  @IsString({ each: true })
  exclude?: string[];
}

export class CampaignTrackBody {
  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  opens?: boolean;

  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  clicks?: boolean;
}

export class AbTestBody {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    example: 20,
    description: 'Of all recipients, how many try the variants.',
  })
  @IsInt()
  @Min(1)
  @Max(100)
  samplePercent: number;

  @ApiProperty({ enum: WINNERS, example: 'opens' })
  @IsIn(WINNERS)
  winner: WinnerBy;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'PT4H',
    description: 'How long the sample has to answer, from the moment its last mail was handed over: PT15M to P14D.',
  })
  @IfNotNull()
  @IsString()
  @TestLength()
  decideAfter?: string | null;
}

class ContentBody {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: SUBJECT_CHARS,
    example: 'Spring is here, {{firstName}}',
  })
  @IfNotNull()
  @CleanText(SUBJECT_CHARS)
  subject?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '<p>Hello {{firstName}}</p>' })
  @IfNotNull()
  @IsString()
  @MinLength(1)
  @MaxLength(BODY_CHARS)
  html?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Hello {{firstName}}' })
  @IfNotNull()
  @IsString()
  @MinLength(1)
  @MaxLength(BODY_CHARS)
  text?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 40,
    example: null,
    description:
      'Instead of HTML and text. The version in force when the campaign is scheduled is the one that is sent.',
  })
  @IfNotNull()
  @IsString()
  @MaxLength(40)
  templateId?: string | null;
}

export class VariantBody extends ContentBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: NAME_CHARS, example: 'Ann of Acme' })
  @IfNotNull()
  @CleanText(NAME_CHARS)
  fromName?: string | null;
}

export class CreateCampaignBody extends ContentBody {
  @ApiProperty({ maxLength: NAME_CHARS, example: 'Spring sale' })
  @CleanText(NAME_CHARS)
  name: string;

  @ApiPropertyOptional({ enum: CHANNELS, default: 'email' })
  @IfGiven()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ type: MailboxBody, nullable: true })
  @IfNotNull()
  @IsObject()
  @ValidateNested()
  @Type(() => MailboxBody)
  from?: MailboxBody | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: SMS_SENDER_CHARS,
    example: null,
    description: 'Of an SMS campaign.',
  })
  @IfNotNull()
  @CleanText(SMS_SENDER_CHARS)
  smsFrom?: string | null;

  @ApiPropertyOptional({ type: MailboxBody, nullable: true })
  @IfNotNull()
  @IsObject()
  @ValidateNested()
  @Type(() => MailboxBody)
  replyTo?: MailboxBody | null;

  @ApiPropertyOptional({ type: AudienceBody })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => AudienceBody)
  audience?: AudienceBody;

  @ApiPropertyOptional({ type: CampaignTrackBody })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => CampaignTrackBody)
  track?: CampaignTrackBody;

  @ApiPropertyOptional({
    type: [VariantBody],
    maxItems: MAX_VARIANTS,
    example: [],
    description:
      'Ways of saying it that are tried against each other; what one leaves out it says as the campaign does.',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MAX_VARIANTS)
  @ValidateNested({ each: true })
  @Type(() => VariantBody)
  variants?: VariantBody[];

  @ApiPropertyOptional({
    type: AbTestBody,
    nullable: true,
    description: 'Without it variants share all recipients.',
  })
  @IfNotNull()
  @IsObject()
  @ValidateNested()
  @Type(() => AbTestBody)
  abTest?: AbTestBody | null;
}

export class CopyCampaignBody {
  @ApiPropertyOptional({
    maxLength: NAME_CHARS,
    example: 'Spring sale, again',
    description: 'Without it that of the copied one.',
  })
  @IfGiven()
  @CleanText(NAME_CHARS)
  name?: string;
}

export class ChangeCampaignBody extends PartialType(CreateCampaignBody) {
  @ApiPropertyOptional({ maxLength: NAME_CHARS, example: 'Spring sale' })
  @IfGiven()
  @CleanText(NAME_CHARS)
  override name?: string;
}
