import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { RATED_PLACES } from '../rules/vat-rates.table.js';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class AddVatRateBody {
  @ApiProperty({
    enum: RATED_PLACES,
    example: 'DE',
    description: 'A member state, or a region with a rate of its own (FR-DOM, PT-20 Azores, PT-30 Madeira).',
  })
  @IsIn(RATED_PLACES)
  country: string;

  @ApiProperty({ example: '19.5', description: 'Percent, up to two digits behind the point.' })
  @IsString()
  @Matches(/^\d{1,2}(\.\d{1,2})?$/)
  rate: string;

  @ApiProperty({ format: 'date', example: '2027-01-01' })
  @IsString()
  @Matches(DATE)
  validFrom: string;
}

export class VatRateView {
  @ApiProperty({ example: 'DE' }) country: string;
  @ApiProperty({ example: '19' }) rate: string;
  @ApiProperty({ format: 'date', example: '2021-01-01' }) validFrom: string;
}

export class AddVatExemptionBody {
  @ApiProperty({ example: 'BE-151-2026-17' })
  @IsString()
  @MaxLength(100)
  @Matches(/^(?=.*\S)[^\p{Cc}\u2028\u2029]*$/u)
  reference: string;

  @ApiProperty({ format: 'date', example: '2026-01-01' })
  @IsString()
  @Matches(DATE)
  validFrom: string;

  @ApiProperty({ format: 'date', example: '2026-12-31', description: 'The last day it is valid.' })
  @IsString()
  @Matches(DATE)
  validUntil: string;
}

export class VatExemptionView {
  @ApiProperty({ example: 'vex_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'BE-151-2026-17' }) reference: string;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) validFrom: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) validUntil: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
