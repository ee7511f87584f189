import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MoneyView, NextActionView } from '../../../billing/index.js';

const PACK = 'spk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

export class BuySmsPacksBody {
  @ApiProperty({ example: PACK })
  @IsString()
  @MaxLength(64)
  packId: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1000, example: 1 })
  @IsInt()
  @Min(1)
  @Max(1000)
  quantity: number;

  @ApiPropertyOptional({
    example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Id of a payment method; the newest one when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;
}

export class SmsPurchaseView {
  @ApiProperty({ example: 'spu_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: PACK }) packId: string;
  @ApiProperty({ type: 'integer', example: 1 }) quantity: number;
  @ApiProperty({ example: '1000', description: 'Of all packs together.' }) credits: string;
  @ApiProperty({ type: MoneyView, description: 'Without VAT.' }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView, description: 'Without VAT.' }) net: MoneyView;
  @ApiProperty({ enum: ['pending_payment', 'active', 'refused'] }) status: string;
  @ApiProperty({ type: 'string', enum: ['email_term', 'months'], nullable: true }) expiryMode: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    example: '2028-02-28',
    description: 'The last usable day; while it is not paid, what it would be if it were paid now.',
  })
  expiresOn: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'What that day depends on, in the language asked for.' })
  expiryNote: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  invoiceId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentId: string | null;
  @ApiProperty({ format: 'date-time' }) orderedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) activatedAt: string | null;
}

export class BoughtSmsPacksView extends SmsPurchaseView {
  @ApiProperty({ type: NextActionView, nullable: true, description: 'What the payer must do before it goes on.' })
  nextAction: NextActionView | null;
}
