import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { CLOSING_KINDS, type ClosingKind } from '../rules/closing.js';

const PER_CURRENCY = { type: 'object', additionalProperties: true } as const;

export class ClosingsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: CLOSING_KINDS })
  @IsOptional()
  @IsIn(CLOSING_KINDS)
  kind?: ClosingKind;
}

export class ClosingView {
  @ApiProperty({ type: 'integer', example: 327, description: 'Without a gap, over all kinds.' }) sequence: number;
  @ApiProperty({ enum: CLOSING_KINDS }) kind: string;
  @ApiProperty({ example: '2026-11-22' }) period: string;
  @ApiProperty({ format: 'date' }) firstDay: string;
  @ApiProperty({ format: 'date' }) lastDay: string;
  @ApiProperty({ format: 'date-time' }) closedAt: string;
  @ApiProperty({ type: 'integer', description: 'What was posted in the period.' }) transactions: number;
  @ApiProperty({
    ...PER_CURRENCY,
    description:
      'By currency: `invoices` and `creditNotes` (count, net, vat, gross), `received` (count, amount), `paidOut`.',
    example: {
      EUR: {
        invoices: { count: 2, net: '200.00', vat: '40.00', gross: '240.00' },
        creditNotes: { count: 0, net: '0.00', vat: '0.00', gross: '0.00' },
        received: { count: 2, amount: '240.00' },
        paidOut: '0.00',
      },
    },
  })
  totals: object;
  @ApiProperty({
    ...PER_CURRENCY,
    description:
      'By currency, since the first day and never begun anew: `invoiced`, `credited`, `received`, `paidOut`.',
    example: { EUR: { invoiced: '9600.00', credited: '240.00', received: '9120.00', paidOut: '0.00' } },
  })
  grandTotal: object;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'SHA-256 over all transactions of the day; null for months, years and empty days.',
  })
  digest: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The hash of the closing before this one.' })
  previousHash: string | null;
  @ApiProperty({
    description: 'SHA-256 over the hash before and everything this closing says.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  hash: string;
}
