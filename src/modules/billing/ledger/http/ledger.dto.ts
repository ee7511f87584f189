import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';

const TRANSACTION = 'ltx_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const CUSTOMER = 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

export class LedgerAccountView {
  @ApiProperty({ example: 'vat_payable:FR_METRO:20', description: 'Accounts of one purpose, all customers together.' })
  account: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ example: '0.00' }) debit: string;
  @ApiProperty({ example: '40.00' }) credit: string;
  @ApiProperty({ example: '-40.00', description: 'Debit less credit.' }) balance: string;
}

export class TrialBalanceView {
  @ApiProperty({ type: [LedgerAccountView] }) accounts: LedgerAccountView[];
  @ApiProperty({ example: '0.00', description: 'The sum of all balances: always nothing.' }) total: string;
}

export class CustomerBalancesView {
  @ApiProperty({ example: CUSTOMER }) accountId: string;
  @ApiProperty({ type: [LedgerAccountView], description: 'What the customer owes, and what is kept for him.' })
  accounts: LedgerAccountView[];
}

export class TrialBalanceQuery {
  @ApiPropertyOptional({ format: 'date', description: 'The balances at the end of that day; today when left out.' })
  @IsOptional()
  @IsString()
  at?: string;
}

export class LedgerEntriesQuery extends ListQuery {
  @ApiPropertyOptional({
    example: CUSTOMER,
    description: 'Whose account it is; needed where customers have their own.',
  })
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  accountId?: string;
}

export class LedgerEntryView {
  @ApiProperty({ example: 'receivable' }) account: string;
  @ApiProperty({ type: 'string', nullable: true, example: CUSTOMER }) accountId: string | null;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ example: '240.00' }) debit: string;
  @ApiProperty({ example: '0.00' }) credit: string;
}

class PostedView {
  @ApiProperty({ example: 'invoice_issued' }) reason: string;
  @ApiProperty({ example: 'invoice:0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', description: 'Posted once for each.' })
  about: string;
  @ApiProperty({ format: 'date', description: 'The day of the books it counts on.' }) bookedOn: string;
  @ApiProperty({ format: 'date-time' }) postedAt: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'The transaction that this one takes back.' })
  reverses: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The transaction that takes this one back.' })
  reversedBy: string | null;
}

export class LedgerTransactionView extends PostedView {
  @ApiProperty({ example: TRANSACTION }) id: string;
  @ApiProperty({ type: [LedgerEntryView] }) entries: LedgerEntryView[];
}

export class AccountEntryView extends PostedView {
  @ApiProperty({ example: TRANSACTION }) transactionId: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ example: '240.00' }) debit: string;
  @ApiProperty({ example: '0.00' }) credit: string;
}
