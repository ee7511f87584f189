import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { CatalogueRepository } from '../data/catalogue.repository.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Offer, Plan } from '../rules/plan.js';

const MAX_AGE_MS = 5_000;

interface Snapshot {
  readAtMs: number;
  offers: Offer[];
  versions: Plan[];
}

/** The catalogue, kept in memory for a few seconds. Versions never change, so an old snapshot is only incomplete. */
@Injectable()
export class Catalogue {
  private snapshot: Promise<Snapshot> | null = null;

  constructor(
    private readonly repository: CatalogueRepository,
    private readonly clock: Clock,
  ) {}

  async offers(): Promise<Offer[]> {
    return (await this.present()).offers;
  }

  async offer(code: string): Promise<Offer | null> {
    return (await this.offers()).find((offer) => offer.code === code) ?? null;
  }

  /** The newest version of each plan that is valid at `now`, in the catalogue's order. */
  async plans(now: Instant = this.clock.now()): Promise<Plan[]> {
    const newest = new Map<string, Plan>();
    for (const plan of (await this.present()).versions) if (plan.validFrom <= now) newest.set(plan.id, plan);
    return [...newest.values()];
  }

  async plan(id: string): Promise<Plan | null> {
    return (await this.plans()).find((plan) => plan.id === id) ?? null;
  }

  /** The plan that an account of this offer has without paying; null where there is none. */
  async freePlan(offer: string): Promise<Plan | null> {
    return (await this.plans()).find((plan) => plan.offer === offer && plan.tier === 'free') ?? null;
  }

  /** Exactly the versions that were sold, whatever is sold today. */
  async versions(versionIds: Iterable<string>): Promise<Map<string, Plan>> {
    const wanted = new Set(versionIds);
    const found = versionsIn(await this.present(), wanted);
    return found.size === wanted.size ? found : versionsIn(await this.reload(), wanted);
  }

  /** The same for who holds locks: one connection is enough for it. */
  versionsIn(tx: Tx, versionIds: string[]): Promise<Plan[]> {
    return this.repository.versionsIn(tx, versionIds);
  }

  /** All versions of a plan, oldest first. */
  versionsOfIn(tx: Tx, planId: string): Promise<Plan[]> {
    return this.repository.versionsOfIn(tx, planId);
  }

  offerPoliciesIn(tx: Tx, code: string): Promise<Offer['policies'] | null> {
    return this.repository.offerPoliciesIn(tx, code);
  }

  /** After a change of this process; the others notice it within seconds. */
  invalidate(): void {
    this.snapshot = null;
  }

  private async present(): Promise<Snapshot> {
    const reading = this.snapshot ?? this.reload();
    const snapshot = await reading;
    if (this.clock.monotonicMs() - snapshot.readAtMs < MAX_AGE_MS) return snapshot;
    return this.snapshot === reading ? this.reload() : this.present();
  }

  private reload(): Promise<Snapshot> {
    const reading = this.read();
    this.snapshot = reading;
    reading.catch(() => {
      if (this.snapshot === reading) this.snapshot = null;
    });
    return reading;
  }

  private async read(): Promise<Snapshot> {
    const readAtMs = this.clock.monotonicMs();
    const [offers, versions] = await Promise.all([this.repository.offers(), this.repository.versions()]);
    return { readAtMs, offers, versions };
  }
}

function versionsIn(snapshot: Snapshot, wanted: ReadonlySet<string>): Map<string, Plan> {
  return new Map(snapshot.versions.filter((plan) => wanted.has(plan.versionId)).map((plan) => [plan.versionId, plan]));
}
