import { decodedBody, fieldsOf, type MimePart } from './mime-parts.js';
import type { Report } from './report.js';
import { returnedMail } from './returned-mail.js';

/** Feedback types that are somebody's complaint (RFC 5965 §7.3); `not-spam` takes one back, reports on signing are none. */
const COMPLAINTS: ReadonlySet<string> = new Set([
  'abuse',
  'fraud',
  'virus',
  'other',
  'miscategorized',
  'opt-out',
  'opt-out-list',
]);

/**
 * RFC 5965, and the two ways of those who send the mail alone: a loop that says so in its header (Hotmail's JMRP, Yahoo's
 * CFL) with our mail attached. Mail that a person forwards to abuse@ is not read here: staff do.
 */
export function complaint(top: MimePart, parts: readonly MimePart[]): Report | null {
  const feedback = parts.find(({ type }) => type === 'message/feedback-report');
  if (!feedback) return loopWithoutReport(top, parts);
  const fields = fieldsOf(decodedBody(feedback).replace(/\r\n?/g, '\n').trim());
  const feedbackType = (fields.get('feedback-type') ?? 'abuse').toLowerCase();
  if (!COMPLAINTS.has(feedbackType)) return { kind: 'automatic' };
  const arrivedAt = fields.get('arrival-date') ?? fields.get('received-date') ?? null;
  return { kind: 'complaint', feedbackType, arrivedAt, returned: returnedMail(parts, fields) };
}

const LOOP_SENDER =
  /staff@hotmail\.com|feedback(?:loop)?@(?:[\w-]+\.){0,4}(?:yahoo|aol|arf)\.\w+|(?:jmrp|fbl|complaints?|scomp|abuse-report|feedback(?:-?loop)?)@/i;
const LOOP_HEADERS = ['x-jmrp', 'x-loop-type', 'x-yahoo-forwarded', 'x-hmxmroriginalrecipient', 'x-feedback-report'];

function loopWithoutReport(top: MimePart, parts: readonly MimePart[]): Report | null {
  if (!parts.some(({ type }) => type === 'message/rfc822')) return null;
  if (parts.some(({ type }) => type.startsWith('message/') && type.endsWith('delivery-status'))) return null;
  const isLoop = LOOP_SENDER.test(top.headers.get('from') ?? '') || LOOP_HEADERS.some((name) => top.headers.has(name));
  if (!isLoop) return null;
  return { kind: 'complaint', feedbackType: 'abuse', arrivedAt: null, returned: returnedMail(parts, top.headers) };
}
