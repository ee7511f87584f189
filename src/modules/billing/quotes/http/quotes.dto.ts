import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { QuotedDetailsBody } from '../../customers/index.js';
import { AmountView, VatDecisionView } from '../../tax/index.js';

const KINDS = ['seat', 'dedicated_ip', 'phone_support', 'priority_support'] as const;

class QuotedAddOnBody {
  @ApiProperty({ enum: KINDS, example: 'seat' })
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  @ApiPropertyOptional({ type: 'integer', example: 2, default: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  quantity?: number;
}

export class QuoteBody {
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsString()
  @MaxLength(64)
  planId: string;

  @ApiProperty({ enum: ['month', 'year'], example: 'month' })
  @IsIn(['month', 'year'])
  interval: 'month' | 'year';

  @ApiPropertyOptional({ type: [QuotedAddOnBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuotedAddOnBody)
  addOns?: QuotedAddOnBody[];

  @ApiProperty({ type: QuotedDetailsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => QuotedDetailsBody)
  billingDetails: QuotedDetailsBody;
}

class QuoteLineView {
  @ApiProperty({ enum: ['plan', ...KINDS], example: 'plan' }) kind: string;
  @ApiProperty({ type: 'integer', example: 1 }) quantity: number;
  @ApiProperty({ type: AmountView }) unitPrice: AmountView;
  @ApiProperty({ type: AmountView }) net: AmountView;
}

export class QuoteView extends VatDecisionView {
  @ApiProperty({ type: [QuoteLineView], description: 'Net; VAT is on their sum.' }) lines: QuoteLineView[];
}
