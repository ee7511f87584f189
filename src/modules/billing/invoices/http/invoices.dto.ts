import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { MoneyView, NextActionView } from '../../payments/index.js';
import { FrozenCustomerView, FrozenSellerView } from './document-parties.dto.js';
import { PositiveEuros } from './euros.js';

export const INVOICE_STATUSES = ['open', 'partially_paid', 'paid', 'credited'] as const;
export const BOOKED_KINDS = ['bank_transfer', 'admin_mandate'] as const;
const SUBSCRIPTION = 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

class SupplyPeriodView {
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date', description: 'The first day that no longer belongs to it.' }) end: string;
}

class InvoiceLineView {
  @ApiProperty({ example: 'inl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'seat' }) kind: string;
  @ApiProperty({ type: 'string', nullable: true, example: SUBSCRIPTION }) subscriptionId: string | null;
  @ApiProperty({ example: 'Additional user, Web' }) description: string;
  @ApiProperty({ type: 'integer', example: 2 }) quantity: number;
  @ApiProperty({ type: MoneyView }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiPropertyOptional({ example: 'FR_METRO' }) treatment?: string;
  @ApiPropertyOptional({ example: '20', description: 'Percent.' }) vatRate?: string;
  @ApiPropertyOptional({ type: 'string', nullable: true, example: null }) legalMention?: string | null;
}

class InvoiceVatView {
  @ApiProperty({ example: 'FR_METRO' }) treatment: string;
  @ApiProperty({ example: '20', description: 'Percent.' }) vatRate: string;
  @ApiProperty({ example: 'S', description: 'Category of EN 16931.' }) category: string;
  @ApiProperty({ type: 'string', nullable: true, example: null }) vatexCode: string | null;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: 'string', nullable: true, example: null }) legalMention: string | null;
}

class LegalNoteView {
  @ApiProperty({ enum: ['PMD', 'PMT', 'AAB'], description: 'Late payment, recovery costs, early payment.' })
  code: string;
  @ApiProperty({
    example:
      'Late payment: interest at three times the legal rate and a fixed sum of 40 EUR for the costs of recovery.',
  })
  text: string;
}

/** What invoices and credit notes have in common. */
export class DocumentView {
  @ApiProperty({ format: 'date' }) issueDate: string;
  @ApiProperty({ format: 'date' }) dueDate: string;
  @ApiProperty({ type: SupplyPeriodView, nullable: true }) supplyPeriod: SupplyPeriodView | null;
  @ApiProperty({ type: 'string', nullable: true, example: SUBSCRIPTION }) subscriptionId: string | null;
  @ApiProperty({ example: 'fr', description: 'The language it was written in.' }) language: string;
  @ApiProperty({ type: FrozenSellerView, description: 'As it was when the invoice was issued.' }) seller: object;
  @ApiProperty({ type: FrozenCustomerView, description: 'As it was when the invoice was issued.' }) customer: object;
  @ApiProperty({ type: [InvoiceLineView] }) lines: InvoiceLineView[];
  @ApiProperty({ type: [InvoiceVatView] }) vatBreakdown: InvoiceVatView[];
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: MoneyView }) gross: MoneyView;
  @ApiProperty({ type: MoneyView }) amountPaid: MoneyView;
  @ApiProperty({ type: MoneyView }) amountDue: MoneyView;
  @ApiProperty({ example: 'RF-2026-000042' }) paymentReference: string;
  @ApiProperty({ type: [String], example: [] }) legalMentions: string[];
  @ApiProperty({ type: [LegalNoteView] }) legalNotes: LegalNoteView[];
  @ApiProperty({ type: [String], example: [] }) flags: string[];
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true }) vatProof: object | null;
}

class BankTransferView {
  @ApiProperty({ example: 'FR7630006000011234567890189', description: 'Where to transfer what is due.' }) iban: string;
  @ApiProperty({ example: 'AGRIFRPP' }) bic: string;
  @ApiProperty({ example: 'Acme SAS' }) accountHolder: string;
  @ApiProperty({ example: 'RF-2026-000042', description: 'What to write beside it.' }) reference: string;
}

export class InvoiceView extends DocumentView {
  @ApiProperty({ example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '2026-000042', pattern: '^[A-Za-z0-9+/_-]{1,35}$' }) number: string;
  @ApiProperty({ enum: INVOICE_STATUSES }) status: string;
  @ApiProperty({ type: MoneyView, description: 'Taken back by credit notes, VAT included.' }) amountCredited: MoneyView;
  @ApiProperty({ type: MoneyView, description: 'Of what was paid, what went back to the customer.' })
  amountRefunded: MoneyView;
  @ApiProperty({
    type: BankTransferView,
    nullable: true,
    description: 'How to pay it by transfer, as its PDF says; null when nothing is due.',
  })
  bankTransfer: BankTransferView | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: null,
    description: 'The credited invoice that this one was issued instead of.',
  })
  replacesInvoiceId: string | null;
}

export class StaffInvoiceView extends InvoiceView {
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
}

export class PayInvoiceBody {
  @ApiPropertyOptional({
    example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Id of a payment method; the newest one when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;
}

export class InvoicePaymentView {
  @ApiProperty({
    enum: ['paid', 'pending_payment'],
    description: '`pending_payment` until the payment is decided: it is never taken as paid before.',
  })
  status: string;
  @ApiProperty({ example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) paymentId: string;
  @ApiProperty({ type: NextActionView, nullable: true, description: 'What the payer must do before it goes on.' })
  nextAction: NextActionView | null;
  @ApiProperty({ type: InvoiceView }) invoice: InvoiceView;
}

export class BookPaymentBody {
  @PositiveEuros()
  amount: unknown;

  @ApiProperty({ enum: BOOKED_KINDS, example: 'bank_transfer' })
  @IsIn(BOOKED_KINDS)
  kind: (typeof BOOKED_KINDS)[number];

  @ApiProperty({ example: 'RF-2026-000042', description: 'What the payer wrote.' })
  @IsString()
  @Length(1, 140)
  reference: string;

  @ApiProperty({ format: 'date', example: '2026-11-21', description: 'The day the bank booked it.' })
  @IsString()
  @MaxLength(10)
  bookedOn: string;

  @ApiProperty({ example: 'statement-118-line-4', description: 'Names the booking: the same is never booked twice.' })
  @IsString()
  @Length(1, 255)
  externalId: string;
}

export class BookedPaymentView extends StaffInvoiceView {
  @ApiProperty({ type: MoneyView, description: 'What came beyond what was due; the wallet has it.' })
  overpaid: MoneyView;
}

export class StaffInvoicesQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  accountId?: string;

  @ApiPropertyOptional({ enum: INVOICE_STATUSES, example: 'open' })
  @IsOptional()
  @IsIn(INVOICE_STATUSES)
  status?: (typeof INVOICE_STATUSES)[number];

  @ApiPropertyOptional({ format: 'date', example: '2026-11-01', description: 'The first day of issue.' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  @ApiPropertyOptional({ format: 'date', example: '2026-11-30', description: 'The last day of issue.' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  @ApiPropertyOptional({ example: '2026-0000', description: 'The number, or its beginning.' })
  @IsOptional()
  @IsString()
  @Length(1, 35)
  number?: string;
}

export class ExportInvoicesQuery {
  @ApiProperty({ format: 'date', example: '2026-11-01', description: 'The first day of issue.' })
  @IsString()
  @MaxLength(10)
  from: string;

  @ApiProperty({ format: 'date', example: '2026-11-30', description: 'The last day of issue.' })
  @IsString()
  @MaxLength(10)
  to: string;
}
