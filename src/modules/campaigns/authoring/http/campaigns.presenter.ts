import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { Counters } from '../../counting/index.js';
import { formatCredits } from '../../../sms/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { type CampaignHead, letterOf, type Schedule, type Winner } from '../rules/campaign.js';
import { allowedIn } from '../rules/campaign-states.js';
import { endOf, localTimeOf, startOf } from '../rules/schedule.js';
import { SCHEDULE_TEXTS } from '../rules/schedule-texts.table.js';
import type { CampaignEstimate } from '../use-cases/estimate-campaign.query.js';
import type { CampaignEstimateView } from './steering.dto.js';
import type {
  CampaignSummaryView,
  CampaignView,
  ProgressView,
  ScheduleView,
  VariantView,
  WinnerView,
} from './campaign-views.dto.js';

export function presentSummary(campaign: CampaignHead, language: Language): CampaignSummaryView {
  const { id, name, channel, state, audience, schedule, paused, waits } = campaign;
  return {
    id: wireId(WIRE_PREFIXES.campaign, id),
    ...{ name, channel, state, audience, paused },
    schedule: schedule && presentSchedule(schedule, language),
    because: waits && {
      code: waits.code,
      until: waits.code === 'account_blocked' ? null : isoOrNull(waits.until),
      detail: waits.detail,
    },
    createdAt: toIso(campaign.createdAt),
    updatedAt: toIso(campaign.updatedAt),
    startedAt: isoOrNull(campaign.startedAt),
    finishedAt: isoOrNull(campaign.finishedAt),
  };
}

export function presentCampaign(campaign: StoredCampaign, counts: Counters, language: Language): CampaignView {
  const { from, smsFrom, replyTo, subject, html, text, track, abTest, variants } = campaign;
  return {
    ...presentSummary(campaign, language),
    ...{ from, smsFrom, replyTo, subject, html, text, track, abTest },
    templateId: templateIdOf(campaign),
    variants: variants.map((variant, n): VariantView => {
      return { variant: letterOf(n), ...variant, templateId: templateIdOf(variant) };
    }),
    winner: campaign.winner && presentWinner(campaign.winner),
    progress: presentProgress(campaign, counts),
    allowed: [...allowedIn(campaign.state)],
  };
}

function presentSchedule(schedule: Schedule, language: Language): ScheduleView {
  const { sendAt, timeZone, zone } = schedule;
  const localTime = localTimeOf(schedule);
  const said = textIn(SCHEDULE_TEXTS[timeZone], language);
  const explanation = said.replace('{time}', localTime.replace('T', ' ').slice(0, 16)).replace('{zone}', zone);
  const [startsAt, endsAt] = [toIso(startOf(schedule)), toIso(endOf(schedule))];
  return { sendAt: toIso(sendAt), timeZone, zone, localTime, startsAt, endsAt, explanation };
}

export function presentWinner({ variant, by, reason, at }: Winner): WinnerView {
  return { variant: letterOf(variant), by, reason, at: toIso(at) };
}

export function presentProgress(campaign: StoredCampaign, counts: Counters): ProgressView {
  const { recipients, handedOver, suppressed, leftOut, cancelled, audienceWhole, state } = campaign;
  const rest = recipients - handedOver - suppressed - leftOut;
  const { delivered, bounced, expired, complained, unsubscribed, opens, uniqueOpens, clicks, uniqueClicks } = counts;
  const isOver = state === 'cancelled';
  return {
    recipients,
    complete: audienceWhole,
    waiting: isOver ? 0 : rest,
    sent: handedOver,
    suppressed,
    leftOut,
    cancelled: cancelled + (isOver ? rest : 0),
    ...{ delivered, bounced, expired, complained, unsubscribed, opens, uniqueOpens, clicks, uniqueClicks },
  };
}

export function presentEstimate(estimate: CampaignEstimate): CampaignEstimateView {
  const { startsAt, endsAt, quota, sms, ...rest } = estimate;
  return {
    ...rest,
    startsAt: toIso(startsAt),
    endsAt: isoOrNull(endsAt),
    quota: quota && {
      now: quota.now,
      later: quota.later,
      continuesAt: isoOrNull(quota.continuesAt),
      lastWindowAt: isoOrNull(quota.lastWindowAt),
    },
    sms: sms && {
      ...sms,
      credits: formatCredits(sms.credits),
      available: formatCredits(sms.available),
      missing: formatCredits((sms.credits > sms.available ? sms.credits - sms.available : 0n) as typeof sms.credits),
    },
  };
}

function templateIdOf({ templateId }: { templateId: string | null }): string | null {
  return templateId && wireId(WIRE_PREFIXES.template, templateId);
}
