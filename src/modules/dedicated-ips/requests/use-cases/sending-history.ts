import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { TrustedAccount } from '../../../accounts/index.js';
import {
  type Figures,
  judgeReputation,
  type Reputation,
  SendingFigures,
  type SentVolumes,
} from '../../reputation/index.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { type Advice, type AdviceReason, adviseOnRequest } from '../rules/advise-on-request.js';
import { isStream, type StreamVolume } from '../rules/ip-request.js';
import { type Recommendation, recommendIps } from '../rules/recommendation.js';

const DAYS = 30;

/** What an account sent in the last 30 days, how that was received, and what both speak for. */
export interface SentLately {
  figures: Figures;
  reputation: Reputation;
  volumes: SentVolumes;
  /** For what was asked for or was sent, whichever is more. */
  recommendation: Recommendation;
  advice: Advice;
  reasons: AdviceReason[];
}

@Injectable()
export class SendingHistory {
  constructor(
    private readonly figures: SendingFigures,
    private readonly clock: Clock,
  ) {}

  async of({ accountId, streams: wanted, count }: IpRequestEntity, account: TrustedAccount): Promise<SentLately> {
    const now = this.clock.now();
    const { source } = this.figures;
    const [windows, volumes] = await Promise.all([
      source.ofAccount(accountId, now),
      source.volumesOf(accountId, addMs(now, -DAYS * DAY_MS), now),
    ]);
    const figures = windows[DAYS];
    const reputation = judgeReputation(figures);
    const wantedMonthly = sumOf(wanted);
    const sent = streamsOf(volumes);
    const streams = sumOf(sent) > wantedMonthly ? sent : wanted;
    const peakDay = volumes.peakDay === 0 ? null : volumes.peakDay;
    const recommendation = recommendIps({ monthlyVolume: sumOf(streams), streams, peakDay });
    const { createdAt } = account;
    const judged = adviseOnRequest({
      ...{ now, createdAt, wantedMonthly, reputation, count },
      missingFields: account.missingFields.length,
      accepted: figures.accepted,
      recommended: recommendation.count,
    });
    return { figures, reputation, volumes, recommendation, ...judged };
  }
}

function streamsOf({ streams }: SentVolumes): StreamVolume[] {
  return Object.entries(streams).flatMap(([stream, monthlyVolume]) =>
    isStream(stream) ? [{ stream, monthlyVolume }] : [],
  );
}

function sumOf(streams: readonly StreamVolume[]): number {
  return streams.reduce((sum, { monthlyVolume }) => sum + monthlyVolume, 0);
}
