import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { IpRequestStepEntity } from '../data/ip-request-step.entity.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { ADVICE_TEXTS } from '../rules/advice-texts.table.js';
import { PRACTICES } from '../rules/practices.table.js';
import type { Recommendation } from '../rules/recommendation.js';
import { reasonText } from '../rules/recommendation-texts.table.js';
import type { SentLately } from '../use-cases/sending-history.js';
import type { IpRequestFacts, IpRequestWithSteps } from '../use-cases/read-ip-requests.query.js';
import type { IpRequestView, IpRequestWithStepsView, IpRecommendationView } from './ip-requests.dto.js';
import type { StaffIpRequestFactsView, StaffIpRequestView } from './staff-ip-requests.dto.js';

export function presentRequest(request: IpRequestEntity, language: Language): IpRequestView {
  const { textVersion, acceptedAt, acceptedBy } = request;
  const accepted = PRACTICES.find(({ version }) => version === textVersion);
  return {
    id: wireId(WIRE_PREFIXES.ipRequest, request.id),
    status: request.status,
    count: request.count,
    reason: request.reason,
    streams: request.streams,
    additional: request.additional,
    recommended: request.recommended,
    acceptance: {
      textVersion,
      text: accepted ? textIn(accepted.text, language) : '',
      at: toIso(acceptedAt),
      by: acceptedBy,
    },
    question: request.question,
    refusalReason: request.refusal,
    requestedAt: toIso(request.requestedAt),
    decidedAt: isoOrNull(request.decidedAt),
  };
}

export function presentRequestWithSteps(found: IpRequestWithSteps, language: Language): IpRequestWithStepsView {
  return { ...presentRequest(found.request, language), ...presentCourse(found) };
}

export function presentStaffRequest(request: IpRequestEntity, language: Language): StaffIpRequestView {
  return {
    ...presentRequest(request, language),
    accountId: wireId(WIRE_PREFIXES.account, request.accountId),
    decidedBy: request.decidedBy === null ? null : wireId(WIRE_PREFIXES.staff, request.decidedBy),
  };
}

export function presentFacts(facts: IpRequestFacts, language: Language): StaffIpRequestFactsView {
  const { account, allowance, assigned, lately } = facts;
  return {
    ...presentStaffRequest(facts.request, language),
    ...presentCourse(facts),
    account: {
      organization: account.organization,
      status: account.status,
      tier: account.tier,
      createdAt: toIso(account.createdAt),
      missingFields: [...account.missingFields],
      included: allowance.included,
      purchased: allowance.purchased,
      assigned,
      monthlyVolume: allowance.monthlyVolume,
    },
    lately: presentLately(lately),
    advice: {
      advice: lately.advice,
      reasons: lately.reasons.map((code) => ({ code, text: textIn(ADVICE_TEXTS[code], language) })),
      recommendation: presentRecommendation(lately.recommendation, language),
    },
  };
}

function presentLately({ figures, reputation, volumes }: SentLately): StaffIpRequestFactsView['lately'] {
  const { delivered, bounced, complained } = figures;
  const { standing, score } = reputation;
  const of = (events: number, base: number) => (base === 0 ? null : `${events}/${base}`);
  const ratios = { bounceRatio: of(bounced, delivered + bounced), complaintRatio: of(complained, delivered) };
  return { ...figures, ...volumes, standing, score, ...ratios };
}

export function presentRecommendation({ count, reasons }: Recommendation, language: Language): IpRecommendationView {
  return {
    count,
    reasons: reasons.map((reason) => ({
      code: reason.code,
      ips: 'ips' in reason ? reason.ips : null,
      text: reasonText(reason, language),
    })),
  };
}

function presentCourse({ steps, ips }: IpRequestWithSteps): Pick<IpRequestWithStepsView, 'steps' | 'ips'> {
  return {
    steps: steps.map(presentStep),
    ips: ips.map(({ id, address, state }) => ({ id: wireId(WIRE_PREFIXES.ipAddress, id), address, state })),
  };
}

function presentStep({ kind, at, actorType, text }: IpRequestStepEntity): IpRequestWithStepsView['steps'][number] {
  const by = actorType === 'staff' || actorType === 'system' ? actorType : 'user';
  return { kind, at: toIso(at), by, text };
}
