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
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { QuotedDetailsBody } from '../../customers/index.js';
import { FLAGS, TREATMENTS } from '../rules/treatments.table.js';
import { CHECK_RESULTS, type CheckResult } from '../rules/vat-question.js';
import { AmountView, Euros } from './amount.dto.js';
import { TurnoverBody, UpdateSellerBody } from './seller.dto.js';

class LastValidBody {
  @ApiProperty({ format: 'date-time', example: '2026-11-20T10:00:00.000Z', description: 'An instant or a date.' })
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}(T[\d:.]{5,15}Z)?$/)
  checkedAt: string;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'WAPIAAAAX0000001' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  consultationNumber?: string | null;
}

class VatCheckBody {
  @ApiProperty({ enum: CHECK_RESULTS, example: 'valid' })
  @IsIn(CHECK_RESULTS)
  result: CheckResult;

  @ApiPropertyOptional({ type: LastValidBody, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LastValidBody)
  lastValid?: LastValidBody | null;
}

class EvidenceBody {
  @ApiProperty({ enum: ['ip', 'payment'], example: 'ip' })
  @IsIn(['ip', 'payment'])
  kind: 'ip' | 'payment';

  @ApiProperty({ example: 'DE' })
  @IsString()
  @MaxLength(10)
  country: string;
}

class ExemptionBody {
  @ApiProperty({ example: 'BE-151-2026-17' })
  @IsString()
  @MaxLength(100)
  reference: string;
}

class TaxedCustomerBody extends QuotedDetailsBody {
  @ApiPropertyOptional({ type: VatCheckBody, description: 'Left out, nobody has been asked about the number yet.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => VatCheckBody)
  vatCheck?: VatCheckBody;

  @ApiPropertyOptional({ type: [EvidenceBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => EvidenceBody)
  evidence?: EvidenceBody[];

  @ApiPropertyOptional({ type: ExemptionBody, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExemptionBody)
  exemption?: ExemptionBody | null;
}

class PolicyBody {
  @ApiPropertyOptional({ enum: ['charge_then_credit', 'trust_syntax'] })
  @IsOptional()
  @IsIn(['charge_then_credit', 'trust_syntax'])
  viesDownPolicy?: 'charge_then_credit' | 'trust_syntax';

  @ApiPropertyOptional({ type: 'integer', example: 90 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(730)
  vatProofMaxAgeDays?: number;

  @ApiPropertyOptional({ enum: ['outside', 'finland'] })
  @IsOptional()
  @IsIn(['outside', 'finland'])
  alandAs?: 'outside' | 'finland';
}

export class DecideVatBody {
  @ApiPropertyOptional({ type: UpdateSellerBody, description: 'What differs from the installation’s own seller.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => UpdateSellerBody)
  seller?: UpdateSellerBody;

  @ApiProperty({ type: TaxedCustomerBody })
  @IsObject()
  @ValidateNested()
  @Type(() => TaxedCustomerBody)
  customer: TaxedCustomerBody;

  @ApiPropertyOptional({ type: 'string', format: 'date', example: '2026-11-21', description: 'Today when left out.' })
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  taxDate?: string;

  @Euros()
  net: unknown;

  @ApiPropertyOptional({ type: TurnoverBody, description: 'The installation’s own when left out.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TurnoverBody)
  euB2cTurnover?: TurnoverBody;

  @ApiPropertyOptional({ type: PolicyBody })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PolicyBody)
  policy?: PolicyBody;
}

export class VatDecisionView {
  @ApiProperty({ type: AmountView }) net: AmountView;
  @ApiProperty({ example: '20', description: 'Percent.' }) vatRate: string;
  @ApiProperty({ type: AmountView }) vatAmount: AmountView;
  @ApiProperty({ type: AmountView }) gross: AmountView;
  @ApiProperty({ enum: TREATMENTS, example: 'FR_METRO' }) treatment: string;
  @ApiProperty({ enum: ['S', 'AE', 'E', 'O'], example: 'S' }) category: string;
  @ApiProperty({ type: 'string', nullable: true, example: null }) vatexCode: string | null;
  @ApiProperty({ example: 'FR', description: 'Country or region whose VAT (or absence of it) applies.' })
  placeOfTaxation: string;
  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'What an invoice must say.' })
  legalMention: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'In normal form.' })
  vatNumber: string | null;
  @ApiProperty({ type: 'array', items: { type: 'string', enum: [...FLAGS] }, example: [] }) flags: string[];
  @ApiProperty({ type: [String], example: ['Standard rate on 2026-11-21, France: 20 %.'] }) because: string[];
}
