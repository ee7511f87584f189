import { addDays, addMonths, dayOf, daysIn, textOf } from './civil-days.js';

/** Prices net, in cents. Levels of one offer grow with price and volume. */
export interface ModelPlan {
  code: string;
  level: number;
  month: number;
  year: number;
}
type Term = 'month' | 'year';
type Card = { kind: 'good' | 'good_once' | 'bad'; charges: number; removed: boolean };

/** What a customer does; `refused` of the answer says that nothing changed. */
export type Deed =
  | { do: 'buy'; plan: ModelPlan; term: Term }
  | { do: 'change'; plan: ModelPlan; term: Term; effective?: 'now' | 'period_end' }
  | { do: 'take_back' | 'cancel' | 'resume' | 'remove_card' }
  | { do: 'renew'; withNewCard: boolean };

/** What can be seen of a subscription and of everything its account was charged. */
export interface Seen {
  status: string;
  plan: string;
  term: string;
  start: string;
  end: string;
  scheduled: string | null;
  cancelled: boolean;
  invoices: string[];
}

/**
 * One customer and his subscription, in whole days of the offer's zone: written from the terms of sale, without a line
 * of the product. `falls_back`: three retries, then the free plan. `purges`: expired, ten days, then gone.
 */
export class SubscriptionModel {
  private status: 'none' | 'active' | 'past_due' | 'expired' | 'ended' | 'deleted' = 'none';
  private plan!: ModelPlan;
  private term: Term = 'month';
  private anchor = 0;
  private start = 0;
  private end = 0;
  private due: number | null = null;
  private refusals = 0;
  private cancelled = false;
  private scheduled: { plan: ModelPlan; term: Term } | null = null;
  private readonly invoices: string[] = [];
  /** The term that was billed and not paid. */
  private owed: { plan: ModelPlan; term: Term } | null = null;

  constructor(
    private readonly ends: 'falls_back' | 'purges',
    private card: Card,
  ) {}

  /** Lives through everything that happens by itself up to and including `day`. */
  liveUntil(day: string): void {
    while (this.due !== null && this.due <= dayOf(day)) this.happen(this.due);
  }

  /** True when it was done, false when it was refused. */
  take(deed: Deed, day: string): boolean {
    const today = dayOf(day);
    switch (deed.do) {
      case 'buy':
        return this.buy(deed.plan, deed.term, today);
      case 'change':
        return this.change(deed, today);
      case 'take_back':
        return this.when(this.scheduled !== null && this.status === 'active', () => (this.scheduled = null));
      case 'cancel':
        return this.when(this.status === 'active', () => {
          this.cancelled = true;
          this.scheduled = null;
        });
      case 'resume':
        return this.when(this.status === 'active' && this.cancelled, () => (this.cancelled = false));
      case 'remove_card':
        return this.when(!this.card.removed, () => (this.card.removed = true));
      case 'renew':
        return this.renew(deed.withNewCard, today);
    }
  }

  get runs(): boolean {
    return this.status === 'active' || this.status === 'past_due';
  }

  get mayBuy(): boolean {
    return this.status === 'none' || this.status === 'ended';
  }

  seen(): Seen | null {
    if (this.status === 'none') return null;
    return {
      status: this.status,
      plan: this.plan.code,
      term: this.term,
      start: textOf(this.start),
      end: textOf(this.end),
      scheduled: this.scheduled && `${this.scheduled.plan.code} ${this.scheduled.term}`,
      cancelled: this.cancelled,
      invoices: [...this.invoices],
    };
  }

  private when(allowed: boolean, change: () => void): boolean {
    if (allowed) change();
    return allowed;
  }

  private buy(plan: ModelPlan, term: Term, today: number): boolean {
    if (!this.charge(plan[term], today)) return false;
    Object.assign(this, { plan, term, anchor: today, start: today, status: 'active', refusals: 0, cancelled: false });
    this.scheduled = null;
    this.due = this.end = addMonths(today, months(term));
    return true;
  }

  private change({ plan, term, effective }: Deed & { do: 'change' }, today: number): boolean {
    if (this.status !== 'active' || (plan === this.plan && term === this.term)) return false;
    const isUpgrade = plan.level > this.plan.level && !(this.term === 'year' && term === 'month');
    if (!isUpgrade && effective === 'now') return false;
    if (!isUpgrade || effective === 'period_end') {
      return this.when(!this.cancelled, () => (this.scheduled = { plan, term }));
    }
    const [left, total] = [this.end - today, daysIn(this.start, this.end)];
    const isNewPeriod = term !== this.term;
    const gap = isNewPeriod ? plan[term] - share(this.plan[this.term], left, total) : 0;
    const price = isNewPeriod ? gap : share(plan[term] - this.plan[term], left, total);
    if (!this.charge(price, today)) return false;
    Object.assign(this, { plan, term, scheduled: null });
    if (isNewPeriod) {
      this.anchor = this.start = today;
      this.due = this.end = addMonths(today, months(term));
    }
    return true;
  }

  private renew(withNewCard: boolean, today: number): boolean {
    const inTime = this.status === 'past_due' || (this.status === 'expired' && today < this.end + 10);
    if (!inTime) return false;
    if (withNewCard) this.card = { kind: 'good', charges: 0, removed: false };
    return this.nextTerm(today);
  }

  private happen(today: number): void {
    if (this.status === 'expired') this.finish('deleted');
    else if (this.cancelled) this.over();
    else if (!this.nextTerm(today)) this.refused(today);
  }

  /** The next term begins where the old one ended, whenever it is paid for; its end keeps the anchor's day. */
  private nextTerm(today: number): boolean {
    const next = this.owed ?? this.next();
    if (!(this.owed ? this.pays() : this.charge(next.plan[next.term], today))) return false;
    this.owed = null;
    let passed = 0;
    while (addMonths(this.anchor, passed) < this.end) passed += 1;
    this.start = this.end;
    this.due = this.end = addMonths(this.anchor, passed + months(next.term));
    Object.assign(this, { ...next, scheduled: null, status: 'active', refusals: 0, cancelled: false });
    return true;
  }

  /** Where the service goes on, the term is owed from its first day: one invoice, however often it is charged. */
  private refused(today: number): void {
    const retry = [3, 7, 14][this.refusals];
    this.refusals += 1;
    if (this.ends === 'purges') return this.over();
    if (retry === undefined) return this.finish('ended');
    [this.status, this.due] = ['past_due', addDays(this.end, retry)];
    if (this.owed === null) {
      this.owed = this.next();
      this.bill(this.owed.plan[this.owed.term], today);
    }
  }

  private next(): { plan: ModelPlan; term: Term } {
    return this.scheduled ?? { plan: this.plan, term: this.term };
  }

  private over(): void {
    if (this.ends === 'falls_back') return this.finish('ended');
    this.status = 'expired';
    this.due = addDays(this.end, 10);
  }

  private finish(status: 'ended' | 'deleted'): void {
    this.status = status;
    this.due = null;
    this.owed = null;
  }

  private charge(cents: number, today: number): boolean {
    if (!this.pays()) return false;
    this.bill(cents, today);
    return true;
  }

  private pays(): boolean {
    if (this.card.removed) return false;
    this.card.charges += 1;
    const { kind, charges } = this.card;
    return kind === 'good' || (kind === 'good_once' && charges <= 1);
  }

  private bill(cents: number, today: number): void {
    this.invoices.push(`${textOf(today)} ${(cents / 100).toFixed(2)}`);
  }
}

const months = (term: Term): number => (term === 'month' ? 1 : 12);
/** Prices here are positive, so rounding half up is the commercial rounding. */
const share = (cents: number, left: number, total: number): number =>
  Math.floor((2 * cents * left + total) / (2 * total));
