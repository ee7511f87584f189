import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { addMs, type Instant, instantOf, MINUTE_MS, toIso } from '../../../../kernel/time/instant.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import type { ContactConsentEntity } from '../data/contact-consent.entity.js';
import type { ConsentEvidence } from '../rules/consent.js';
import type { ConsentView, RecordConsentBody } from './consents.dto.js';

/** Clocks of customers differ from ours. */
const AHEAD_MS = 5 * MINUTE_MS;

export function evidenceOf(body: RecordConsentBody, now: Instant, field = ''): ConsentEvidence {
  const at = body.at === undefined ? now : instantOf(body.at);
  if (at > addMs(now, AHEAD_MS)) throw bodyProblem([{ field: `${field}at`, code: 'too_late', message: '' }]);
  const { channel, state, where, how, text, textVersion, ip, userAgent } = body;
  return {
    channel,
    state,
    source: 'api',
    listId: typeof body.listId === 'string' ? parseWireId(WIRE_PREFIXES.list, body.listId) : null,
    at: at > now ? now : at,
    place: where ?? null,
    method: how ?? null,
    text: text ?? null,
    textVersion: textVersion ?? null,
    ip: ip ?? null,
    userAgent: userAgent ?? null,
  };
}

export function presentConsent(consent: ContactConsentEntity): ConsentView {
  const { channel, state, source, place, method, text, textVersion, ip, userAgent } = consent;
  return {
    id: wireId(WIRE_PREFIXES.contactConsent, consent.id),
    channel,
    state,
    listId: consent.listId === null ? null : wireId(WIRE_PREFIXES.list, consent.listId),
    at: toIso(consent.at),
    source,
    where: place,
    how: method,
    text,
    textVersion,
    ip,
    userAgent,
    recordedAt: toIso(consent.recordedAt),
  };
}
