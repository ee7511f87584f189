import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { MailEventLog, type NewMailEvent } from '../../../spool/index.js';
import { type EngagedDelivery, EngagementRepository, MARK, type Mark, markKey } from '../data/engagement.repository.js';
import { linksAtOnce } from '../rules/links-at-once.js';
import { machineReason, type MachineReason } from '../rules/machine-likely.js';

/** A picture was fetched or a link followed. */
export interface Engagement {
  kind: 'open' | 'click';
  deliveryId: string;
  /** Number and address of the link; null for a picture. */
  link: number | null;
  url: string | null;
  userAgent: string;
  isHead: boolean;
  isPrefetch: boolean;
  at: Instant;
  /** The same on machine time, by which requests are compared. */
  atMs: number;
}

interface Judged {
  engagement: Engagement;
  delivery: EngagedDelivery;
  reason: MachineReason | null;
}

/** A batch of opens and clicks, judged and appended in one transaction. What belongs to nobody any more is dropped. */
@Injectable()
export class WriteEngagement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly engagement: EngagementRepository,
    private readonly events: MailEventLog,
  ) {}

  /** `later` and `earlier` came about the same time and are only looked at. */
  async run(batch: readonly Engagement[], later: readonly Engagement[], earlier: readonly Engagement[]): Promise<void> {
    const atOnce = linksAtOnce(batch, [...earlier, ...later]);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const deliveries = await this.engagement.lockedIn(tx, [...new Set(batch.map(({ deliveryId }) => deliveryId))]);
      const judged = batch.flatMap((engagement, i): Judged[] => {
        const delivery = deliveries.get(engagement.deliveryId);
        return delivery ? [{ engagement, delivery, reason: reasonOf(engagement, delivery, atOnce[i]!) }] : [];
      });
      const firsts = await this.engagement.markIn(tx, judged.flatMap(marksOf));
      await this.events.appendIn(
        tx,
        judged.map((one) => eventOf(one, firsts)),
      );
    });
  }
}

function reasonOf(engagement: Engagement, delivery: EngagedDelivery, linksAtOnceOfIt: number): MachineReason | null {
  const { kind, userAgent, isHead, isPrefetch, at } = engagement;
  const sinceMs = delivery.deliveredAt === null ? -1 : at - delivery.deliveredAt;
  const past = sinceMs < 0 ? null : sinceMs;
  const sinceDeliveryMs = delivery.cameBack ? Number.POSITIVE_INFINITY : past;
  return machineReason({ kind, userAgent, isHead, isPrefetch, sinceDeliveryMs, linksAtOnce: linksAtOnceOfIt });
}

function marksFor({ engagement: { kind }, reason }: Judged): { any: Mark; person: Mark | null } {
  const [any, person] = kind === 'open' ? [MARK.opened, MARK.openedByPerson] : [MARK.clicked, MARK.clickedByPerson];
  return { any, person: reason === null ? person : null };
}

function marksOf(judged: Judged): { deliveryId: string; accountId: string; mark: Mark }[] {
  const { any, person } = marksFor(judged);
  const { id: deliveryId, accountId } = judged.delivery;
  return [any, ...(person === null ? [] : [person])].map((mark) => ({ deliveryId, accountId, mark }));
}

/** Takes from `firsts` what it uses: within a batch too, only one event is the first. */
function eventOf(judged: Judged, firsts: Set<string>): NewMailEvent {
  const { engagement, delivery, reason } = judged;
  const { any, person } = marksFor(judged);
  return {
    accountId: delivery.accountId,
    messageId: delivery.messageId,
    deliveryId: delivery.id,
    type: engagement.kind === 'open' ? 'opened' : 'clicked',
    at: engagement.at,
    detail: {
      url: engagement.url,
      userAgent: engagement.userAgent === '' ? null : engagement.userAgent,
      machineLikely: reason !== null,
      machineReason: reason,
      first: firsts.delete(markKey(delivery.id, any)),
      firstByPerson: person !== null && firsts.delete(markKey(delivery.id, person)),
    },
  };
}
