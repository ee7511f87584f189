import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CUSTOMER_TYPES, type CustomerType } from '../rules/billing-details.js';
import { CleanText } from '../../../accounts/index.js';

export class BillingAddressBody {
  @ApiProperty({ example: '1 rue de la Paix' })
  @CleanText(200)
  line1: string;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'Bâtiment B' })
  @IsOptional()
  @CleanText(200)
  line2?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: '75002' })
  @IsOptional()
  @CleanText(20)
  postalCode?: string | null;

  @ApiProperty({ example: 'Paris' })
  @CleanText(100)
  city: string;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'Île-de-France' })
  @IsOptional()
  @CleanText(100)
  region?: string | null;
}

export class BillingDetailsBody {
  @ApiProperty({ enum: CUSTOMER_TYPES, example: 'company' })
  @IsIn(CUSTOMER_TYPES)
  customerType: CustomerType;

  @ApiProperty({ example: 'Acme SpA' })
  @CleanText(200)
  name: string;

  @ApiProperty({ type: BillingAddressBody })
  @IsObject()
  @ValidateNested()
  @Type(() => BillingAddressBody)
  address: BillingAddressBody;

  @ApiProperty({ example: 'IT', description: 'ISO 3166-1; UK, EL and XI (Northern Ireland) are understood too.' })
  @IsString()
  @MaxLength(10)
  country: string;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: 'IT00743110157',
    description: 'With or without country prefix, spaces and dots. Checked with VIES when it is of another EU country.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  vatNumber?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: '732829320',
    description: 'SIREN or SIRET; French companies need it for their first purchase.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  siren?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: '12-3456789',
    description: 'Outside the EU: any number that shows a business (EIN, RIDET, …).',
  })
  @IsOptional()
  @CleanText(60)
  taxNumber?: string | null;

  @ApiPropertyOptional({ type: 'string', format: 'email', nullable: true, example: 'invoices@acme.example' })
  @IsOptional()
  @IsString()
  @IsEmail()
  @MaxLength(254)
  invoiceEmail?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'PO-2026-117', description: 'Printed on invoices.' })
  @IsOptional()
  @CleanText(50)
  purchaseReference?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: 'SERVICE-07',
    description: 'The service of a French public body (Chorus Pro).',
  })
  @IsOptional()
  @CleanText(100)
  serviceCode?: string | null;
}

class BillingAddressView {
  @ApiProperty({ example: '1 rue de la Paix' }) line1: string;
  @ApiProperty({ type: 'string', nullable: true, example: null }) line2: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '75002' }) postalCode: string | null;
  @ApiProperty({ example: 'Paris' }) city: string;
  @ApiProperty({ type: 'string', nullable: true, example: null }) region: string | null;
}

class VatNumberCheckView {
  @ApiProperty({ enum: ['none', 'not_checked', 'pending', 'valid', 'invalid'], example: 'valid' }) status: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) checkedAt: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'WAPIAAAAX0000001', description: 'VIES’s own number.' })
  consultationNumber: string | null;
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    example: true,
    description: 'Whether the check digits fit; a hint against typing errors, VIES decides.',
  })
  checksumFits: boolean | null;
}

export class BillingDetailsView {
  @ApiProperty({ enum: CUSTOMER_TYPES, type: 'string', nullable: true, description: 'Null while nothing was given.' })
  customerType: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'Acme SpA' }) name: string | null;
  @ApiProperty({ type: BillingAddressView, nullable: true }) address: BillingAddressView | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'IT' }) country: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'IT00743110157' }) vatNumber: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) siren: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) taxNumber: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'invoices@acme.example' }) invoiceEmail: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) purchaseReference: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) serviceCode: string | null;
  @ApiProperty({ type: VatNumberCheckView }) vatNumberCheck: VatNumberCheckView;
  @ApiProperty({ type: 'integer', example: 2, description: 'Rises with every change; 0 while nothing was given.' })
  version: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) updatedAt: string | null;
}
