import { ApiProperty } from '@nestjs/swagger';

class LedgerAccountView {
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
