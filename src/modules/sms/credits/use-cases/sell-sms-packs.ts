import { Injectable } from '@nestjs/common';
import { newId, parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Money } from '../../../../kernel/money.js';
import type { Texts } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { type BillRequest, type Order, type PaymentKind, type PlacedOrder, WaysToPay } from '../../../billing/index.js';
import {
  describePack,
  ListPacks,
  PacksRepository,
  ReadSmsTerms,
  type SmsPack,
  type Validity,
} from '../../packs/index.js';
import { SmsPurchasesRepository } from '../data/purchases.repository.js';
import type { SmsPurchase } from '../rules/purchase.js';
import { smsProblems } from '../../sms.errors.js';
import { GrantCredits } from './grant-credits.js';
import { ReadPurchases } from './read-purchases.query.js';

export interface WantedPack {
  /** On the wire. */
  packId: string | null;
  quantity: number;
  /** Where the pack was named, for whoever named one that is not sold. */
  field: string;
}

interface PackGood {
  id: string;
  name: Texts;
  price: Money;
  /** The last day of its credits, were they bought now. */
  expiresOn: LocalDate;
}

/** Priced, and ready to be written beside the order that pays for all of it. */
interface DraftedPacks {
  bills: BillRequest[];
  ids: string[];
  /** 422 unless one of the account's plans can be paid for so. */
  requirePayableIn(tx: Tx, kind: PaymentKind): Promise<void>;
  placeIn(tx: Tx, placed: PlacedOrder): Promise<void>;
}

/** What the price list and the plans say about an order. */
@Injectable()
export class PackOffers {
  constructor(
    readonly packs: PacksRepository,
    readonly terms: ReadSmsTerms,
    readonly list: ListPacks,
    readonly ways: WaysToPay,
  ) {}
}

/** Packs as goods of a shop: several in one order, alone or beside other things. */
@Injectable()
export class SellSmsPacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: PackOffers,
    private readonly purchases: SmsPurchasesRepository,
    private readonly bought: ReadPurchases,
    private readonly granting: GrantCredits,
    private readonly clock: Clock,
  ) {}

  async onSale(scope: AccountScope): Promise<PackGood[]> {
    const packs = await this.offers.list.run(scope, null);
    return packs.map(({ pack: { id, credits, price }, expiry: { expiresOn } }) => ({
      id,
      name: describePack(credits),
      price,
      expiresOn,
    }));
  }

  /** @throws reference_not_found naming the field of a pack that is not sold; sms_not_available */
  async draft(scope: AccountScope, wanted: readonly WantedPack[]): Promise<DraftedPacks> {
    const packs = await this.packsOf(scope, wanted);
    const { validity, plans } = await this.offers.terms.run(scope);
    if (validity === null) throw smsProblems.sms_not_available();
    const now = this.clock.now();
    const drafts = wanted.map(({ quantity }, i) => {
      const pack = packs[i]!;
      return { ...purchaseOf(pack, quantity, validity), id: newId(now), accountId: scope.accountId, orderedAt: now };
    });
    return {
      bills: drafts.map(billOf),
      ids: drafts.map(({ id }) => id),
      requirePayableIn: (tx, kind) => this.offers.ways.requireUsableOnceIn(tx, scope, { plans, kind }),
      placeIn: async (tx, { orderId, payment }) => {
        for (const draft of drafts)
          await this.purchases.insert(tx, { ...draft, orderId, paymentId: payment?.id ?? null });
      },
    };
  }

  paidIn(tx: Tx, order: Order): Promise<void> {
    return this.granting.paidIn(tx, order);
  }

  async refusedIn(tx: Tx, order: Order): Promise<void> {
    await this.granting.refusedIn(tx, order);
  }

  /** The last day of the credits of an order, or what it would be if they came now; null when it has none. */
  async expiresOn(scope: AccountScope, orderId: string): Promise<LocalDate | null> {
    return (await this.bought.ofOrder(scope, orderId))[0]?.expiry?.expiresOn ?? null;
  }

  private async packsOf(scope: AccountScope, wanted: readonly WantedPack[]): Promise<SmsPack[]> {
    const ids = wanted.map(({ packId }) => parseWireId(WIRE_PREFIXES.smsPack, packId ?? ''));
    const known = ids.flatMap((id) => id ?? []);
    const sold = await this.unitOfWork.run(scope, (tx) => this.offers.packs.find(tx, { active: true, ids: known }));
    const packs = ids.map((id) => sold.find((pack) => pack.id === id));
    const missing = wanted.filter((_, i) => packs[i] === undefined);
    const unnamed = missing.filter(({ packId }) => packId === null).map(({ field }) => fault(field, 'required'));
    if (unnamed.length > 0) throw platformProblems.validation_failed({ errors: unnamed });
    if (missing.length > 0) {
      const errors = missing.map(({ field }) => fault(field, 'reference_not_found'));
      throw platformProblems.reference_not_found({ errors });
    }
    return packs as SmsPack[];
  }
}

function fault(field: string, code: string) {
  return { field, code, message: '' };
}

function purchaseOf({ id, credits, price }: SmsPack, quantity: number, validity: Validity) {
  const nothingYet = { status: 'pending_payment', invoiceId: null, activatedAt: null } as const;
  return { packId: id, quantity, credits, unitPrice: price, validity, ...nothingYet };
}

/** For no period: credits are used when their owner likes. */
function billOf({
  credits,
  quantity,
  unitPrice,
}: Pick<SmsPurchase, 'credits' | 'quantity' | 'unitPrice'>): BillRequest {
  const description = describePack(credits);
  return { lines: [{ kind: 'sms_pack', subscriptionId: null, description, quantity, unitPrice }], supplyPeriod: null };
}
