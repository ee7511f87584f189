import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, exportOfTable, keptTable } from '../../accounts/index.js';

const LAW = 'commercial and tax law: ten years';

const EXPORTS: readonly Parameters<typeof exportOfTable>[1][] = [
  {
    name: 'billing.wallets',
    description: 'Prepaid money that is left.',
    table: 'wallets',
    columns: ['currency', 'balance_minor', 'entries'],
    key: ['currency'],
  },
  {
    name: 'billing.wallet-entries',
    description: 'What came into the wallet and went out.',
    table: 'wallet_entries',
    columns: ['id', 'currency', 'sequence', 'type', 'amount_minor', 'balance_minor', 'at'],
    ids: { id: WIRE_PREFIXES.walletEntry },
  },
  {
    name: 'billing.wallet-reference',
    description: 'What to write on a transfer that is to fill the wallet.',
    table: 'wallet_references',
    columns: ['reference'],
    key: ['reference'],
  },
];

/** Prepaid money as it is exported and, as the law says, kept. */
@Injectable()
export class WalletLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of [
      keptTable({ name: 'billing.wallets', table: 'wallets', keptBecause: LAW }),
      keptTable({ name: 'billing.wallet-entries', table: 'wallet_entries', keptBecause: LAW }),
      keptTable({
        name: 'billing.wallet-references',
        table: 'wallet_references',
        keptBecause: 'lines of bank statements name them',
      }),
    ])
      this.accounts.registerErasurePart(part);
  }
}
