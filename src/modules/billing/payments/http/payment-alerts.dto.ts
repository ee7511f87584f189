import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { ALERT_KINDS, type AlertKind } from '../rules/payment-alert.js';

const STATUSES = ['open', 'resolved'] as const;

export class PaymentAlertsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];
}

export class PaymentAlertView {
  @ApiProperty({ example: 'pal_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: ALERT_KINDS }) kind: AlertKind;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ example: 'pi_3Mtw', description: 'What it is about, as the gateway or we call it.' }) subject: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentId: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { amount: '30.00' } })
  facts: Record<string, string>;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) resolvedAt: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) note: string | null;
}

export class ResolvePaymentAlertBody {
  @ApiProperty({ example: 'The customer paid again by transfer.', description: 'What was found and done.' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  note: string;
}
