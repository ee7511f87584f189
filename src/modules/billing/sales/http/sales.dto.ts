import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { MoneyView, NextActionView } from '../../payments/index.js';
import { SubscriptionView } from '../../subscriptions/index.js';

const INTERVALS = ['month', 'year'] as const;
const PLAN_ID = 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const METHOD = {
  example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
  description: 'Id of a payment method; the subscription’s own, or else the newest one, when left out.',
};

export class OrderSubscriptionBody {
  @ApiProperty({ example: PLAN_ID })
  @IsString()
  @MaxLength(64)
  planId: string;

  @ApiProperty({ enum: INTERVALS })
  @IsIn(INTERVALS)
  interval: (typeof INTERVALS)[number];

  @ApiPropertyOptional(METHOD)
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;

  @ApiPropertyOptional({
    example: 'po_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'The purchase order of this plan and interval that was signed; its price and VAT are kept.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  purchaseOrderId?: string;
}

export class ChangeSubscriptionBody {
  @ApiProperty({ example: PLAN_ID })
  @IsString()
  @MaxLength(64)
  planId: string;

  @ApiPropertyOptional({ enum: INTERVALS, description: 'Default: as now.' })
  @IsOptional()
  @IsIn(INTERVALS)
  interval?: (typeof INTERVALS)[number];

  @ApiPropertyOptional({
    enum: ['now', 'period_end'],
    description: 'Default: an upgrade now, everything else at the end of the period.',
  })
  @IsOptional()
  @IsIn(['now', 'period_end'])
  effective?: 'now' | 'period_end';
}

export class RenewSubscriptionBody {
  @ApiPropertyOptional(METHOD)
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;
}

export class OrderedSubscriptionView extends SubscriptionView {
  @ApiProperty({ type: 'string', nullable: true, example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  invoiceId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentId: string | null;
  @ApiProperty({ enum: ['pending', 'succeeded'], nullable: true, description: 'Null where nothing is charged.' })
  paymentState: 'pending' | 'succeeded' | null;
  @ApiProperty({ type: NextActionView, nullable: true, description: 'What the payer must do before it goes on.' })
  nextAction: NextActionView | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'RF-2026-000042',
    description: 'What to write on the transfer, while the invoice is open.',
  })
  paymentReference: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Until when an open invoice is to be paid.',
  })
  payBy: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: null,
    description: 'What it was ordered with, when it is paid by purchase order.',
  })
  purchaseOrderId: string | null;
}

class AmountsView {
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: MoneyView }) gross: MoneyView;
}

class PreviewLineView {
  @ApiProperty({ example: 'upgrade' }) kind: string;
  @ApiProperty({ example: 'Change from Essential 30,000 to Essential 50,000, 19 of 30 days' }) description: string;
  @ApiProperty({ type: 'integer', example: 1 }) quantity: number;
  @ApiProperty({ type: MoneyView }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
}

class NextInvoiceView extends AmountsView {
  @ApiProperty({ format: 'date', example: '2026-05-15' }) date: string;
}

export class ChangePreviewView {
  @ApiProperty({ format: 'date-time' }) effectiveAt: string;
  @ApiProperty({ type: AmountsView, description: 'Nothing for a change that waits for the end of the period.' })
  dueNow: AmountsView;
  @ApiProperty({ type: [PreviewLineView], description: 'Exactly the lines that will be charged.' })
  lines: PreviewLineView[];
  @ApiProperty({ type: NextInvoiceView }) nextInvoice: NextInvoiceView;
}
