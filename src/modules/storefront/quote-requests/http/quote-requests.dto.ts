import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { QUOTE_STATUSES, QUOTE_TOPICS, type QuoteStatus, type QuoteTopic } from '../rules/quote-request.js';

const ID = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

export class QuoteRequestBody {
  @ApiProperty({ enum: QUOTE_TOPICS })
  @IsIn(QUOTE_TOPICS)
  topic: QuoteTopic;

  @ApiProperty({ type: 'string', maxLength: 10_000, example: 'Training of our team of six in Lyon.' })
  @IsString()
  @MaxLength(10_000)
  @Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } })
  description: string;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 2_000_000_000,
    example: 450000,
    description: 'Recipients a month; a Custom plan needs it.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  monthlyVolume?: number | null;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    example: ['sso'],
    description: 'For a Custom plan: codes that are `customOnly` in the comparison of plans.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  customFeatures?: string[];

  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 1000, example: 2 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  sessions?: number | null;

  @ApiPropertyOptional({ type: 'boolean', nullable: true, description: 'At the customer’s premises.' })
  @IsOptional()
  @IsBoolean()
  onSite?: boolean | null;
}

export class QuotePriceView {
  @ApiProperty({ example: '1200.00', pattern: '^\\d{1,9}\\.\\d{2}$' })
  @Matches(/^\d{1,9}\.\d{2}$/)
  amount: string;

  @ApiProperty({ enum: ['EUR'] })
  @IsIn(['EUR'])
  currency: string;
}

export class AnswerQuoteRequestBody {
  @ApiPropertyOptional({ type: 'string', nullable: true, format: 'date', example: '2026-09-01' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  estimatedDelivery?: string | null;

  @ApiPropertyOptional({ type: QuotePriceView, nullable: true, description: 'Without VAT.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => QuotePriceView)
  price?: QuotePriceView | null;
}

export class QuoteRequestsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: QUOTE_STATUSES })
  @IsOptional()
  @IsIn(QUOTE_STATUSES)
  status?: QuoteStatus;
}

export class StaffQuoteRequestsQuery extends QuoteRequestsQuery {
  @ApiPropertyOptional({ enum: QUOTE_TOPICS })
  @IsOptional()
  @IsIn(QUOTE_TOPICS)
  topic?: QuoteTopic;
}

export class QuoteRequestView {
  @ApiProperty({ example: `qrq_${ID}` }) id: string;
  @ApiProperty({ enum: QUOTE_TOPICS }) topic: QuoteTopic;
  @ApiProperty({ enum: QUOTE_STATUSES }) status: QuoteStatus;
  @ApiProperty({ example: 'Training of our team of six in Lyon.' }) description: string;
  @ApiProperty({ type: 'integer', nullable: true, example: null }) monthlyVolume: number | null;
  @ApiProperty({ type: [String], example: ['sso'] }) customFeatures: string[];
  @ApiProperty({ type: 'integer', nullable: true, example: 2 }) sessions: number | null;
  @ApiProperty({ type: 'boolean', nullable: true }) onSite: boolean | null;
  @ApiProperty({ type: 'string', nullable: true, format: 'date', description: 'Set by staff.' })
  estimatedDelivery: string | null;
  @ApiProperty({ type: QuotePriceView, nullable: true, description: 'Without VAT; set by staff.' })
  price: QuotePriceView | null;
  @ApiProperty({ example: `tkt_${ID}`, description: 'Where sales answer.' }) ticketId: string;
  @ApiProperty({ example: '2026-03-01T10:00:00.000Z' }) createdAt: string;
  @ApiProperty({ example: '2026-03-01T10:00:00.000Z' }) updatedAt: string;
  @ApiProperty({ type: 'string', nullable: true }) acceptedAt: string | null;
}

export class StaffQuoteRequestView extends QuoteRequestView {
  @ApiProperty({ example: `acc_${ID}` }) accountId: string;
}
