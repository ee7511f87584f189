import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type Instant, instantOf, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { type DeliveryResult, LaneWaits } from '../../../spool/index.js';
import { replyShown } from '../../rules/reply-shown.js';
import { type MinuteCounts, type Outcome, SiteFigures, type SiteReply } from '../data/site-figures.js';

const WRITE_EVERY_MS = 2_000;
/** New replies of one site that are kept of each round; a site that refuses everything says the same each time. */
const REPLIES_A_ROUND = 5;
const SITES_A_ROUND = 5_000;
const COUNTED: ReadonlySet<string> = new Set<Outcome>(['delivered', 'deferred', 'bounced']);

/** Counts what the lanes of this process achieve at each site, and remembers what sites say when they refuse. */
@Injectable()
export class WatchSites implements BeforeApplicationShutdown {
  private readonly log = new Logger('Sites');
  private minutes = new Map<string, { site: string; minute: number } & MinuteCounts>();
  private replies = new Map<string, SiteReply[]>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly figures: SiteFigures,
    private readonly clock: Clock,
    sources: DueSources,
    waits: LaneWaits,
  ) {
    const purge = async (at: Instant): Promise<void> => {
      await figures.purge(at);
      await waits.forgetOld();
    };
    sources.register(every(5 * MINUTE_MS, 'purge-site-figures', RANK.housekeeping, clock, purge));
  }

  readonly note = (site: string, ip: string, result: DeliveryResult): void => {
    if (result.event === null || !COUNTED.has(result.event)) return;
    const minute = Math.floor(result.at / MINUTE_MS) * MINUTE_MS;
    const key = `${minute} ${site}`;
    let counts = this.minutes.get(key);
    if (!counts) {
      if (this.minutes.size >= SITES_A_ROUND) return;
      this.minutes.set(key, (counts = { site, minute, delivered: 0, deferred: 0, bounced: 0 }));
    }
    counts[result.event as Outcome] += 1;
    if (result.event !== 'delivered') this.remember(site, ip, result);
    this.timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  };

  beforeApplicationShutdown(): Promise<void> {
    return this.write();
  }

  private remember(site: string, ip: string, { at, event, detail }: DeliveryResult): void {
    if (!detail) return;
    const known = this.replies.get(site) ?? [];
    this.replies.set(site, known);
    known.push({
      site,
      ip,
      at,
      host: detail.host ?? null,
      stage: typeof detail['stage'] === 'string' ? detail['stage'] : null,
      code: detail.code ?? null,
      enhancedCode: detail.enhancedCode ?? null,
      class: detail.class ?? null,
      outcome: event ?? '',
      text: replyShown(detail.text ?? ''),
    });
    if (known.length > REPLIES_A_ROUND) known.shift();
  }

  private async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const minutes = [...this.minutes.values()];
    const replies = [...this.replies.values()].flat();
    this.minutes = new Map();
    this.replies = new Map();
    if (minutes.length === 0) return;
    try {
      await this.figures.add(
        minutes.map((row) => ({ ...row, minute: instantOf(row.minute) })),
        replies,
      );
    } catch (err) {
      this.log.warn({ msg: 'figures of sites were not written', err });
    }
  }
}
