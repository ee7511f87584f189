import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  ANY,
  type DeliveryPause,
  DeliveryPauses,
  type SiteAddress,
  type SiteQueue,
  SiteReads,
  type SiteState,
} from '../../../spool/index.js';
import { type Route, ROUTE } from '../../lanes/ports.js';
import { providerOf } from '../../rules/shaping.js';
import type { Shaping } from '../../rules/shaping.table.js';
import { ShapingOverrides, type StoredOverride } from '../../data/shaping-overrides.js';
import { type LimitInForce, limitsInForce } from '../rules/limits-in-force.js';
import { type MinuteCounts, SiteFigures, type SiteReply } from '../data/site-figures.js';

/** Counted of each lane and state of a site: in lists, and for one site alone. */
const COUNTED_IN_LIST = 1_000;
const COUNTED_ALONE = 20_000;

export interface SiteOverview {
  site: string;
  queue: SiteQueue;
  rate: MinuteCounts;
  addresses: SiteAddress[];
  pauses: DeliveryPause[];
  shaping: Shaping;
  override: StoredOverride | null;
  inForce: LimitInForce[];
}

export interface SiteDetail extends SiteOverview {
  replies: SiteReply[];
}

const NOTHING: MinuteCounts = { delivered: 0, deferred: 0, bounced: 0 };

/** Sites with what waits for them, how fast it goes, and what holds it. A few statements for a page, however long it is. */
@Injectable()
export class ReadSites {
  constructor(
    private readonly sites: SiteReads,
    private readonly pauses: DeliveryPauses,
    private readonly figures: SiteFigures,
    private readonly overrides: ShapingOverrides,
    @Inject(ROUTE) private readonly route: Route,
    private readonly clock: Clock,
  ) {}

  /** One more than the limit when there are more. */
  async page(wanted: {
    after: string | null;
    part: string | null;
    state: SiteState | null;
    limit: number;
  }): Promise<SiteOverview[]> {
    return this.look(await this.sites.page({ ...wanted, now: this.clock.now() }), COUNTED_IN_LIST);
  }

  async one(site: string): Promise<SiteDetail | null> {
    if (!(await this.sites.exists(site))) return null;
    const [[overview], replies] = await Promise.all([this.look([site], COUNTED_ALONE), this.figures.repliesOf(site)]);
    return { ...overview!, replies };
  }

  private async look(names: readonly string[], counted: number): Promise<SiteOverview[]> {
    if (names.length === 0) return [];
    const [queues, addresses, pauses, rates, overrides] = await Promise.all([
      this.sites.queuesOf(names, counted),
      this.sites.addressesOf(names),
      this.pauses.of(names),
      this.figures.ratesOf(names, this.clock.now()),
      this.overrides.of([...names, ...names.map(providerTarget)]),
    ]);
    return names.map((site) => {
      const mine = addresses.filter((address) => address.site === site);
      const concerns = (pause: DeliveryPause): boolean =>
        pause.site === site || (pause.site === ANY && mine.some(({ ip }) => ip === pause.ip));
      const shaping = this.route.shapingOf(site);
      const byStaff = [overrides.get(providerTarget(site)), overrides.get(site)].filter((set) => set !== undefined);
      return {
        site,
        queue: queues.get(site)!,
        rate: rates.get(site) ?? NOTHING,
        addresses: mine,
        pauses: pauses.filter(concerns),
        shaping,
        override: overrides.get(site) ?? null,
        inForce: limitsInForce({ shaping, byStaff, addresses: mine, now: this.clock.now() }),
      };
    });
  }
}

/** As overrides name the provider of a site; nobody's when it has none. */
function providerTarget(site: string): string {
  return `provider:${providerOf(site.replace(/^(?:mx|tls):/, '').split(','))}`;
}
