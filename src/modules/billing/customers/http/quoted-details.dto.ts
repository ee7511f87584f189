import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CUSTOMER_TYPES, type CustomerType } from '../rules/billing-details.js';
import { BillingAddressBody, BillingDetailsBody } from './billing-details.dto.js';

class QuotedAddressBody extends PartialType(BillingAddressBody) {}

/** Billing details of somebody who only asks for a price: what VAT depends on is enough. */
export class QuotedDetailsBody extends PartialType(
  OmitType(BillingDetailsBody, ['customerType', 'country', 'address'] as const),
) {
  @ApiProperty({ enum: CUSTOMER_TYPES, example: 'company' })
  @IsIn(CUSTOMER_TYPES)
  customerType: CustomerType;

  @ApiProperty({ example: 'DE', description: 'ISO 3166-1; UK, EL and XI (Northern Ireland) are understood too.' })
  @IsString()
  @MaxLength(10)
  country: string;

  @ApiPropertyOptional({ type: QuotedAddressBody })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => QuotedAddressBody)
  address?: QuotedAddressBody;
}
