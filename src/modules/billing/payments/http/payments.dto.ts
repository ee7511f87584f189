import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { PAYMENT_KINDS, type PaymentKind } from '../rules/payment-kinds.js';
import { PAYMENT_STATES } from '../rules/payment.js';
import { METHOD_STATES } from '../rules/payment-method.js';

/** An amount as every answer gives it. */
export class MoneyView {
  @ApiProperty({ example: '240.00', pattern: '^-?\\d+\\.\\d{2}$' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
}

export class AddPaymentMethodBody {
  @ApiProperty({ enum: PAYMENT_KINDS, example: 'card' })
  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @ApiPropertyOptional({
    example: 'tok_ok',
    description: 'For a card, or PayPal: the token that the payment service gave.',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  token?: string;

  @ApiPropertyOptional({
    example: 'DE89370400440532013000',
    description: 'For a direct debit. Giving it agrees to the mandate that the answer shows.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  iban?: string;
}

export class NextActionView {
  @ApiProperty({ enum: ['redirect'] }) type: string;
  @ApiProperty({ format: 'uri', description: 'Where the payer goes on.' }) url: string;
}

class MandateView {
  @ApiProperty({ example: 'PH-0199F3A07C1E7B529D3F2F6F5D0C9A11', description: 'Every debit names it.' })
  reference: string;
  @ApiProperty({
    description: 'As it was agreed to.',
    example:
      'Mandate PH-0199F3A07C1E: Acme allows Posthorn SAS to collect what is due from this account by SEPA direct debit.',
  })
  text: string;
  @ApiProperty({ format: 'date-time' }) acceptedAt: string;
}

export class PaymentMethodView {
  @ApiProperty({ example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: PAYMENT_KINDS }) kind: string;
  @ApiProperty({ enum: [...METHOD_STATES.states], description: '`action_needed`: its owner must still agree there.' })
  status: string;
  @ApiProperty({ description: 'What a purchase is paid with that names nothing: the one added, or chosen, last.' })
  isDefault: boolean;
  @ApiProperty({ type: 'string', nullable: true, example: 'visa' }) brand: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '4242' }) last4: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '2031-12', description: 'The card’s last month.' })
  expires: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'DE** **** 3000', description: 'Of a debited account.' })
  iban: string | null;
  @ApiProperty({ type: MandateView, nullable: true, description: 'What the account is debited by.' })
  mandate: MandateView | null;
  @ApiProperty({ type: NextActionView, nullable: true, description: 'Where its owner agrees.' })
  nextAction: NextActionView | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class PaymentView {
  @ApiProperty({ example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: PAYMENT_KINDS }) kind: string;
  @ApiProperty({ type: MoneyView }) amount: MoneyView;
  @ApiProperty({ enum: [...PAYMENT_STATES.states] }) status: string;
  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'Why it failed.' }) failure: string | null;
  @ApiProperty({ type: NextActionView, nullable: true }) nextAction: NextActionView | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentMethod: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) settledAt: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the payer’s bank took it back; `failure` says why.',
  })
  returnedAt: string | null;
}

export const SANDBOX_EVENTS = ['succeeded', 'failed', 'requires_action', 'returned', 'won'] as const;

export class SandboxEventBody {
  @ApiProperty({ example: 'evt-1', description: 'Whoever sends it again means the same event.' })
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  id: string;

  @ApiProperty({ enum: SANDBOX_EVENTS })
  @IsIn(SANDBOX_EVENTS)
  type: (typeof SANDBOX_EVENTS)[number];
}
