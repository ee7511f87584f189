import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { PAYMENT_STATES, type PaymentState } from '../rules/payment.js';
import { PAYMENT_KINDS, type PaymentKind } from '../rules/payment-kinds.js';
import { MoneyView, PaymentView } from './payments.dto.js';

const STATES = [...PAYMENT_STATES.states];

export class StaffPaymentsQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  accountId?: string;

  @ApiPropertyOptional({ enum: STATES, example: 'returned' })
  @IsOptional()
  @IsIn(STATES)
  status?: PaymentState;

  @ApiPropertyOptional({ enum: PAYMENT_KINDS, example: 'direct_debit' })
  @IsOptional()
  @IsIn(PAYMENT_KINDS)
  kind?: PaymentKind;
}

class BookingView {
  @ApiProperty({ example: 'RF-2026-000042', description: 'What the payer wrote.' }) reference: string;
  @ApiProperty({ example: 'statement-7/3', description: 'The bank’s own name of the booking.' }) externalId: string;
  @ApiProperty({ format: 'date' }) bookedOn: string;
}

export class StaffPaymentView extends PaymentView {
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
  @ApiProperty({ example: 'order', description: 'What was paid for: `order`, `invoice`, `deposit`.' }) purpose: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'sandbox' }) gateway: string | null;
  @ApiProperty({ type: MoneyView, description: 'What went, or goes, back through the gateway.' }) refunded: MoneyView;
  @ApiProperty({ type: BookingView, nullable: true, description: 'Of money that was booked from a statement.' })
  booking: BookingView | null;
}
