import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountsFacade, keptTable } from '../../accounts/index.js';

/** Rendered documents stay as long as what they render. */
@Injectable()
export class DocumentsLeavingParts implements OnModuleInit {
  constructor(private readonly accounts: AccountsFacade) {}

  onModuleInit(): void {
    this.accounts.registerErasurePart(
      keptTable({
        name: 'billing.documents',
        table: 'billing_documents',
        keptBecause: 'commercial and tax law: ten years',
      }),
    );
  }
}
