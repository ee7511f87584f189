import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { MoneyView } from '../../payments/index.js';
import { PURCHASE_ORDER_STATES } from '../rules/purchase-order.js';

const INTERVALS = ['month', 'year'] as const;
const PLAN_ID = 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

export class CreatePurchaseOrderBody {
  @ApiProperty({ example: PLAN_ID })
  @IsString()
  @MaxLength(64)
  planId: string;

  @ApiProperty({ enum: INTERVALS })
  @IsIn(INTERVALS)
  interval: (typeof INTERVALS)[number];
}

class PurchaseOrderLineView {
  @ApiProperty({ example: 'plan' }) kind: string;
  @ApiProperty({ example: 'Essential 100,000, one year' }) description: string;
  @ApiProperty({ type: 'integer', example: 1 }) quantity: number;
  @ApiProperty({ type: MoneyView }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
}

class PurchaseOrderVatView {
  @ApiProperty({ example: 'FR_METRO' }) treatment: string;
  @ApiProperty({ example: '20', description: 'Percent.' }) vatRate: string;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: 'string', nullable: true, example: null }) legalMention: string | null;
}

export class PurchaseOrderView {
  @ApiProperty({ example: 'po_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'PO-2026-000042' }) number: string;
  @ApiProperty({
    enum: [...PURCHASE_ORDER_STATES.states],
    description: '`open`: to be signed. `ordered`: a subscription was ordered with it.',
  })
  status: string;
  @ApiProperty({ example: PLAN_ID }) planId: string;
  @ApiProperty({ enum: INTERVALS }) interval: string;
  @ApiProperty({ format: 'date' }) issueDate: string;
  @ApiProperty({ format: 'date', description: 'The last day on which it can be ordered with.' }) validUntil: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  subscriptionId: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Who sells, as it is frozen.' })
  seller: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Who buys, as it is frozen.' })
  customer: object;
  @ApiProperty({ type: [PurchaseOrderLineView] }) lines: PurchaseOrderLineView[];
  @ApiProperty({ type: [PurchaseOrderVatView] }) vatBreakdown: PurchaseOrderVatView[];
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: MoneyView }) gross: MoneyView;
  @ApiProperty({ type: [String], example: [] }) legalMentions: string[];
}
