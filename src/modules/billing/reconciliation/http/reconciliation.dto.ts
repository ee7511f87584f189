import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { MoneyView } from '../../payments/index.js';
import { ENTRY_REASONS } from '../rules/entry-reasons.table.js';
import { ENTRY_STATES, type EntryState } from '../rules/statement-entry.js';

const INVOICE = 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const ACCOUNT = 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const REASONS = Object.keys(ENTRY_REASONS);

export class StatementEntriesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: ENTRY_STATES, description: '`unmatched`: what waits for somebody to assign it.' })
  @IsOptional()
  @IsIn(ENTRY_STATES)
  state?: EntryState;
}

export class AssignEntryBody {
  @ApiPropertyOptional({ example: INVOICE, description: 'It pays this invoice; what is too much goes to the wallet.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  invoiceId?: string;

  @ApiPropertyOptional({ example: ACCOUNT, description: 'Or it goes to this account’s wallet, with a receipt.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  accountId?: string;
}

class CandidateView {
  @ApiProperty({ enum: ['invoice', 'pro_forma', 'account'] }) kind: string;
  @ApiProperty({ example: INVOICE }) id: string;
  @ApiProperty({ example: ACCOUNT }) accountId: string;
  @ApiProperty({ example: 'RF-2026-000042' }) reference: string;
}

/** What the bank says of an entry, and what became of it. */
class EntryFactsView {
  @ApiProperty({ type: MoneyView }) amount: MoneyView;
  @ApiProperty({ format: 'date' }) bookedOn: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'The bank’s own reference.' })
  bankReference: string | null;
  @ApiProperty({ type: 'string', nullable: true }) endToEndId: string | null;
  @ApiProperty({ type: 'string', nullable: true }) debtorName: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'DE89370400440532013000' }) debtorIban: string | null;
  @ApiProperty({ description: 'What the payer wrote.', example: 'FA-2026-000042' }) remittance: string;
  @ApiProperty({ enum: REASONS }) reason: string;
  @ApiProperty({
    description: 'The reason in words.',
    example: 'The text names one open invoice, and the sum is what is due.',
  })
  explanation: string;
}

export class StatementEntryView extends EntryFactsView {
  @ApiProperty({ example: 'bke_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: ENTRY_STATES }) state: string;
  @ApiProperty({ description: 'The statement it came in first.', example: '2026-03-01-0001' }) statementId: string;
  @ApiProperty({ type: 'string', nullable: true, example: ACCOUNT }) accountId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: INVOICE }) invoiceId: string | null;
  @ApiProperty({ type: 'string', nullable: true }) depositId: string | null;
  @ApiProperty({ type: 'string', nullable: true }) proFormaId: string | null;
  @ApiProperty({ type: MoneyView, description: 'What came beyond what was due; it is in the wallet.' })
  overpaid: MoneyView;
  @ApiProperty({ type: [CandidateView], description: 'Where several things may have been meant.' })
  candidates: CandidateView[];
  @ApiProperty({ format: 'date-time' }) readAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) assignedAt: string | null;
}

export class IgnoredEntryView extends EntryFactsView {
  @ApiProperty({ type: 'string', nullable: true, description: 'Null for what is not kept.' }) id: string | null;
  @ApiProperty({ type: 'integer', description: 'Where it begins in the file.' }) line: number;
}

export class ReconciliationView {
  @ApiProperty({ type: [StatementEntryView], description: 'Paid what its reference names.' })
  matched: StatementEntryView[];
  @ApiProperty({ type: [StatementEntryView], description: 'Paid a part of the invoice.' })
  partial: StatementEntryView[];
  @ApiProperty({ type: [StatementEntryView], description: 'Was read or booked before; nothing is booked twice.' })
  duplicates: StatementEntryView[];
  @ApiProperty({ type: [StatementEntryView], description: 'Waits for somebody to assign it.' })
  unmatched: StatementEntryView[];
  @ApiProperty({ type: [IgnoredEntryView], description: 'Is no money of customers.' })
  ignored: IgnoredEntryView[];
}
