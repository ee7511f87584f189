import { ApiProperty } from '@nestjs/swagger';
import { WALLET_ENTRY_TYPES } from '../rules/wallet-entry.js';

class WalletMoneyView {
  @ApiProperty({ example: '50.00', pattern: '^-?\\d+\\.\\d{2}$' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
}

class WalletBankAccountView {
  @ApiProperty({ example: 'Posthorn SAS' }) holder: string;
  @ApiProperty({ example: 'FR7630006000011234567890189' }) iban: string;
  @ApiProperty({ example: 'AGRIFRPP' }) bic: string;
}

export class WalletView {
  @ApiProperty({ type: WalletMoneyView }) balance: WalletMoneyView;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({
    example: 'RF-DEP-7KQ2M9XB',
    description: 'What to write on a bank transfer that is to fill the wallet; always the same.',
  })
  depositReference: string;
  @ApiProperty({ type: WalletBankAccountView, description: 'Where to send it.' }) bankAccount: WalletBankAccountView;
}

export class WalletEntryView {
  @ApiProperty({ example: 'wen_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ type: WalletMoneyView, description: 'Negative when money was taken.' }) amount: WalletMoneyView;
  @ApiProperty({ enum: WALLET_ENTRY_TYPES }) type: string;
  @ApiProperty({ type: WalletMoneyView, description: 'What the wallet held afterwards.' }) balance: WalletMoneyView;
  @ApiProperty({ format: 'date-time' }) at: string;
}
