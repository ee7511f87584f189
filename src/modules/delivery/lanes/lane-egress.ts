import { groupBy } from '../../../kernel/lists.js';
import type { Instant } from '../../../kernel/time/instant.js';
import type { ClaimedDelivery, LaneRow } from '../../spool/index.js';
import { givenBack, laterForWarmUp } from '../rules/settlement.js';
import { domainOf } from './by-domain.js';
import type { LaneContext } from './lane-context.js';
import type { LaneResults } from './lane-results.js';
import type { Dialled, Grant, Source } from './ports.js';

/**
 * What a connection may send from its address. Rows are looked at when their turn comes, not when they were accepted: the
 * account may have got addresses of its own, or given them back. An address that warms up is asked for its limits then too.
 */
export class LaneEgress {
  /** Nothing more may leave from this address for now; a new connection finds another one, or the lane rests. */
  exhausted = false;
  /** Other addresses of the same pool may take what is left. */
  othersMayGoOn = false;
  private grants = new Map<string, { grant: Grant; left: number }>();

  constructor(
    private readonly lane: LaneRow,
    private readonly source: Source,
    private readonly context: LaneContext,
    private readonly results: LaneResults,
  ) {}

  /** Those that belong here; the others go to the lane of their way now. */
  async stillHere(batch: readonly ClaimedDelivery[]): Promise<ClaimedDelivery[]> {
    const { egress: gate } = this.context;
    if (!gate) return [...batch];
    const byEgress = groupBy(batch, (delivery) => gate.egressNow(this.lane.egress, delivery));
    const here = byEgress.get(this.lane.egress) ?? [];
    byEgress.delete(this.lane.egress);
    for (const [egress, deliveries] of byEgress) await this.moveTo(egress, deliveries);
    if (!this.source.movesOnly) return here;
    for (const delivery of here) this.results.push(givenBack(delivery, this.context.clock.now()));
    this.exhausted = true;
    return [];
  }

  /** As many as the limits of the address allow, provider by provider; the others go elsewhere, or wait. */
  async allowed(deliveries: readonly ClaimedDelivery[]): Promise<ClaimedDelivery[]> {
    const { egress: gate } = this.context;
    if (!gate || this.source.limitedIpId === undefined || deliveries.length === 0) return [...deliveries];
    const { site } = this.lane;
    const allowed = new Set<string>();
    for (const [provider, group] of groupBy(deliveries, (one) => gate.limitedTogether(site, domainOf(one)))) {
      const grant = await gate.take(this.source, site, domainOf(group[0]!), group.length);
      if (grant) this.grants.set(provider, { grant, left: grant.granted });
      const granted = grant?.granted ?? group.length;
      for (const one of group.slice(0, granted)) allowed.add(one.id);
      if (grant?.full && granted < group.length) await this.beyond(group.slice(granted), grant.full);
    }
    return deliveries.filter(({ id }) => allowed.has(id));
  }

  noteUsed(delivery: ClaimedDelivery): void {
    const provider = this.context.egress?.limitedTogether(this.lane.site, domainOf(delivery));
    const taken = provider === undefined ? undefined : this.grants.get(provider);
    if (taken) taken.left -= 1;
  }

  /** What was granted and not said; less is used than may be after a crash, never more. */
  async giveBackUnused(): Promise<void> {
    const grants = [...this.grants.values()];
    this.grants.clear();
    for (const { grant, left } of grants) if (left > 0) await grant.giveBack(left);
  }

  /** the system may have chosen an address that is one customer's own. */
  checked(dialled: Dialled): Dialled {
    const { egress: gate } = this.context;
    if (!gate || this.source.localAddress !== undefined || dialled.kind !== 'open') return dialled;
    const { sourceIp, host, ip } = dialled.courier.facts;
    if (sourceIp === null || !gate.isSomebodys(sourceIp)) return dialled;
    dialled.courier.close();
    const text = 'no shared address to leave from';
    return {
      kind: 'failed',
      host,
      ip,
      failure: { stage: 'connect', code: null, enhancedCode: null, text, network: 'no_address' },
    };
  }

  /** Another address of the pool takes it, or shared ones do, or it waits until the limit is fresh again. */
  private async beyond(refused: readonly ClaimedDelivery[], full: NonNullable<Grant['full']>): Promise<void> {
    const { egress: gate, clock } = this.context;
    const other = this.context.sourcesOf(this.lane.egress).find(({ ip }) => ip !== this.source.ip);
    if (full.of === 'address') await this.rest(full.until, other !== undefined);
    const wayOf = (one: ClaimedDelivery): string | null => {
      if (other) return full.of === 'address' ? this.lane.egress : `ip:${other.ip}`;
      return gate?.overflowOf(this.lane.egress, one) ?? null;
    };
    for (const [egress, deliveries] of groupBy(refused, wayOf)) {
      if (egress !== null && egress !== this.lane.egress) await this.moveTo(egress, deliveries);
      else if (egress !== null || full.of === 'address')
        for (const one of deliveries) this.results.push(givenBack(one, clock.now()));
      else for (const one of deliveries) this.results.push(laterForWarmUp(one, clock.now(), full.until));
    }
  }

  /** The whole lane rests at this address, as at a site that asked for less: what waits there says so. */
  private async rest(pausedUntil: Instant, othersMayGoOn: boolean): Promise<void> {
    const { sessions, clock } = this.context;
    this.exhausted = true;
    this.othersMayGoOn = othersMayGoOn;
    const pause = { pausedUntil, because: 'warming_up', reply: null, at: clock.now() } as const;
    await sessions.shapeSite(this.source.ip, this.lane.site, pause);
  }

  private async moveTo(egress: string, deliveries: readonly ClaimedDelivery[]): Promise<void> {
    const { lanes, clock } = this.context;
    const found = await lanes.lanesFor(egress, new Set(deliveries.map(domainOf)));
    for (const delivery of deliveries) {
      const back = givenBack(delivery, clock.now(), found.get(domainOf(delivery)) ?? null);
      this.results.push(delivery.sourceIp === null ? back : { ...back, sourceIp: 'any' });
    }
    await this.results.settle();
    this.context.wake([...new Set(found.values())]);
  }
}
