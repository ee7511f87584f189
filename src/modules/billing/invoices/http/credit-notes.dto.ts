import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { MoneyView } from '../../payments/index.js';
import { OptionalPositiveEuros } from './euros.js';
import { DocumentView } from './invoices.dto.js';

const REFUNDS = ['wallet', 'payment_method'] as const;

/** The shape of an invoice; its amounts are positive and say what is taken back. */
export class CreditNoteView extends DocumentView {
  @ApiProperty({ example: 'crn_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'AV-2026-000007', pattern: '^[A-Za-z0-9+/_-]{1,35}$' }) number: string;
  @ApiProperty({ enum: ['issued'] }) status: string;
  @ApiProperty({ example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) invoiceId: string;
  @ApiProperty({ example: '2026-000042' }) invoiceNumber: string;
  @ApiProperty({ format: 'date' }) invoiceDate: string;
  @ApiProperty({ example: 'Ordered by mistake.' }) reason: string;
  @ApiProperty({
    enum: ['none', 'wallet', 'payment_method', 'new_invoice'],
    description: 'Where what had been paid went; `none` when nothing was.',
  })
  refund: string;
  @ApiProperty({ type: MoneyView, description: 'Of the gross, what had been paid.' }) refunded: MoneyView;
}

export class StaffCreditNoteView extends CreditNoteView {
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
}

export class CreditInvoiceBody {
  @ApiProperty({ example: 'Ordered by mistake.', description: 'Stands on the credit note.' })
  @IsString()
  @Length(1, 500)
  reason: string;

  @OptionalPositiveEuros('Euros without VAT; all that is left of the invoice when left out.')
  net?: unknown;

  @ApiPropertyOptional({ enum: REFUNDS, default: 'wallet', description: 'Where what was paid goes.' })
  @IsOptional()
  @IsIn(REFUNDS)
  refund?: (typeof REFUNDS)[number];
}

export class StaffCreditNotesQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  accountId?: string;

  @ApiPropertyOptional({ example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @Matches(/^inv_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  invoiceId?: string;
}
