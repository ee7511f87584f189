import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { AddOnKind } from '../../catalogue/index.js';
import { OptionalPositiveEuros } from '../../invoices/index.js';
import { MoneyView, NextActionView } from '../../payments/index.js';

const KINDS: AddOnKind[] = ['seat', 'dedicated_ip', 'phone_support', 'priority_support'];

export class OrderAddOnBody {
  @ApiProperty({ enum: KINDS, example: 'seat' })
  @IsIn(KINDS)
  kind: AddOnKind;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1000, example: 2 })
  @IsInt()
  @Min(1)
  @Max(1000)
  quantity: number;

  @ApiPropertyOptional({
    example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Id of a payment method; the subscription’s own, or else the newest one, when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;
}

export class SellAddOnBody {
  @ApiProperty({ enum: KINDS, example: 'phone_support' })
  @IsIn(KINDS)
  kind: AddOnKind;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1000, example: 1 })
  @IsInt()
  @Min(1)
  @Max(1000)
  quantity: number;

  @OptionalPositiveEuros(
    'Of one, for the term or the month, in euros without VAT: agreed on, and kept at renewals; the plan’s own when left out.',
  )
  price?: unknown;
}

export class AddOnView {
  @ApiProperty({ example: 'add_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) subscriptionId: string;
  @ApiProperty({ enum: KINDS }) kind: string;
  @ApiProperty({ type: 'integer', example: 2 }) quantity: number;
  @ApiProperty({ type: MoneyView, description: 'Without VAT.' }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView, description: 'Without VAT.' }) net: MoneyView;
  @ApiProperty({ enum: ['pending_payment', 'active', 'refused', 'ended'] }) status: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  invoiceId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentId: string | null;
  @ApiProperty({
    enum: ['term', 'month'],
    description:
      'Paid with the terms of the plan, or by the month from its order, each month on an invoice of its own.',
  })
  period: string;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Of what is paid by the month: when the next one is billed.',
  })
  paidUntil: string | null;
  @ApiProperty({ format: 'date-time' }) orderedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) activatedAt: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When it was given up; it works until `paidUntil`.',
  })
  cancelledAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) endedAt: string | null;
}

export class OrderedAddOnView extends AddOnView {
  @ApiProperty({ type: NextActionView, nullable: true, description: 'What the payer must do before it goes on.' })
  nextAction: NextActionView | null;
}
