import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { NextActionView } from '../../payments/index.js';
import { DEPOSIT_KINDS, DEPOSIT_STATUSES } from '../rules/deposit.js';

export class MakeDepositBody {
  @ApiProperty({ example: '50.00', pattern: '^\\d+\\.\\d{2}$', description: 'At least what the plan asks for.' })
  @IsString()
  @MaxLength(20)
  amount: string;

  @ApiPropertyOptional({
    example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Id of a card, a direct debit or a PayPal account; the newest payment method when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;
}

export class DepositView {
  @ApiProperty({ example: 'dep_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '50.00' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ enum: DEPOSIT_KINDS }) kind: string;
  @ApiProperty({ enum: DEPOSIT_STATUSES }) status: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'RC-2026-000042',
    description: 'The receipt’s number, once the money is there.',
  })
  receiptNumber: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentId: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) receivedAt: string | null;
}

export class MadeDepositView extends DepositView {
  @ApiProperty({ type: NextActionView, nullable: true, description: 'What the payer must do before it goes on.' })
  nextAction: NextActionView | null;
}
