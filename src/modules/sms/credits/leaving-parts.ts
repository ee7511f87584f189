import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, keptTable, type TableExport } from '../../accounts/index.js';

const LAW = 'commercial and tax law: ten years';
const { invoice, order, smsLedgerEntry, smsLot, smsMessage, smsPack, smsPurchase } = WIRE_PREFIXES;

const EXPORTS: readonly TableExport[] = [
  {
    name: 'sms.purchases',
    description: 'SMS credits that were ordered. Credits are in thousandths.',
    table: 'sms_purchases',
    columns: [
      'id',
      'pack_id',
      'quantity',
      'credits_milli',
      'currency',
      'unit_price_minor',
      'status',
      'order_id',
      'invoice_id',
      'ordered_at',
      'activated_at',
    ],
    ids: { id: smsPurchase, pack_id: smsPack, order_id: order, invoice_id: invoice },
  },
  {
    name: 'sms.lots',
    description: 'SMS credits that were paid for, and what is left of them, in thousandths.',
    table: 'sms_lots',
    columns: [
      'id',
      'purchase_id',
      'credits_milli',
      'remaining_milli',
      'reserved_milli',
      'purchased_at',
      'expiry_mode',
      'validity_months',
    ],
    ids: { id: smsLot, purchase_id: smsPurchase },
  },
  {
    name: 'sms.ledger',
    description: 'Where SMS credits came from and went, in thousandths.',
    table: 'sms_ledger',
    columns: ['id', 'lot_id', 'sequence', 'kind', 'credits_milli', 'balance_milli', 'message_id', 'at'],
    ids: { id: smsLedgerEntry, lot_id: smsLot, message_id: smsMessage },
  },
  {
    name: 'sms.purse',
    description:
      'Below how many SMS credits, in thousandths, mail is sent, where another figure was set; and since when they are below.',
    table: 'sms_purses',
    columns: ['low_at_milli', 'low_since'],
    key: ['account_id'],
  },
];

const BOOKS = 'what is written off, settled or given back later is booked under it; it names nobody';

/** SMS credits as they are exported, erased and, where money was paid for them, kept. */
@Injectable()
export class SmsLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    const unpaid = { name: 'sms.unpaid-purchases', table: 'sms_purchases', where: `status <> 'active'` };
    this.accounts.registerErasurePart(erasureOfTable(unpaid));
    const paid = { name: 'sms.purchases', table: 'sms_purchases', where: `status = 'active'`, keptBecause: LAW };
    this.accounts.registerErasurePart(keptTable(paid));
    this.accounts.registerErasurePart(keptTable({ name: 'sms.lots', table: 'sms_lots', keptBecause: LAW }));
    this.accounts.registerErasurePart(keptTable({ name: 'sms.ledger', table: 'sms_ledger', keptBecause: LAW }));
    this.accounts.registerErasurePart(keptTable({ name: 'sms.purse', table: 'sms_purses', keptBecause: BOOKS }));
    const open = { name: 'sms.reservations', table: 'sms_reservations', keptBecause: BOOKS };
    this.accounts.registerErasurePart(keptTable(open));
    const told = { name: 'sms.expiry-notices', table: 'sms_expiry_notices', key: 'expires_on' };
    this.accounts.registerErasurePart(erasureOfTable(told));
  }
}
