import { REPLY_ROWS, type ReplyRow } from './reply-classes.table.js';
import type { Failure, Fault, NetworkFault, ReplyClass, Stage, Verdict } from './reply.js';

/** Stages whose replies speak about this message. An earlier 5xx is about the host and only defers. */
const MESSAGE_STAGES: ReadonlySet<Stage> = new Set(['mail', 'rcpt', 'data', 'dot']);

/** Stages at which a server knows the recipient. A 5xx after MAIL cannot mean that a mailbox is missing. */
const RECIPIENT_STAGES: ReadonlySet<Stage> = new Set(['rcpt', 'data', 'dot']);

/** Longest text the patterns look at: every pattern is linear, and no receiver says anything new after this. */
const TEXT_LIMIT = 2_000;

/** What a failed attempt means: its class, whether it is final, and whose fault it is. */
export function classifyFailure(failure: Failure): Verdict {
  if (failure.network !== undefined) return classifyNetwork(failure.network);
  if (failure.code === null || failure.code < 400 || failure.code > 599) return verdict('protocol', false, 'host');
  const text = failure.text.slice(0, TEXT_LIMIT);
  const row = REPLY_ROWS.find((candidate) => fits(candidate, failure, text));
  const cls = row?.class ?? 'other';
  const permanent = isPermanent(failure, row);
  return {
    class: cls,
    permanent,
    fault: row?.fault ?? (failure.code >= 500 ? 'us' : 'host'),
    suppresses: permanent && RECIPIENT_STAGES.has(failure.stage) && suppressing(cls) && row?.spares !== true,
    slowsSite: failure.code < 500 && (row?.slowsSite === true || isTrafficRefusal(failure)),
    greylisted: failure.code < 500 && row?.greylisted === true,
    askedDelayMs: failure.code < 500 ? askedDelayMs(text) : null,
  };
}

/** Only these two say that the mailbox is gone; everything else may be our doing and must not cost an address. */
export function suppressing(cls: ReplyClass): boolean {
  return cls === 'no_such_user' || cls === 'mailbox_disabled';
}

function fits(row: ReplyRow, failure: Failure, text: string): boolean {
  if (row.code && !row.code.test(String(failure.code))) return false;
  if (row.enhanced && !(failure.enhancedCode !== null && row.enhanced.test(failure.enhancedCode))) return false;
  if (row.text && !row.text.test(text)) return false;
  return true;
}

function isPermanent(failure: Failure, row: ReplyRow | undefined): boolean {
  if (!MESSAGE_STAGES.has(failure.stage)) return false;
  if (row?.always) return row.always === 'permanent';
  return failure.code !== null && failure.code >= 500;
}

/** 421 alone may be a restart or an idle limit; with a policy status it means us. */
function isTrafficRefusal(failure: Failure): boolean {
  return failure.code === 421 && failure.enhancedCode !== null && failure.enhancedCode.startsWith('4.7.');
}

const NETWORK_VERDICTS: Record<NetworkFault, [ReplyClass, boolean, Fault]> = {
  timeout: ['timeout', false, 'host'],
  refused: ['host_unreachable', false, 'host'],
  closed: ['protocol', false, 'host'],
  protocol: ['protocol', false, 'host'],
  tls_failed: ['protocol', false, 'host'],
  tls_policy: ['policy', false, 'host'],
  dns_temporary: ['host_unreachable', false, 'host'],
  no_such_domain: ['host_unreachable', true, 'recipient'],
  null_mx: ['host_unreachable', true, 'recipient'],
  no_address: ['host_unreachable', false, 'host'],
  address_forbidden: ['host_unreachable', true, 'recipient'],
};

function classifyNetwork(fault: NetworkFault): Verdict {
  const [cls, permanent, whose] = NETWORK_VERDICTS[fault];
  return verdict(cls, permanent, whose);
}

function verdict(cls: ReplyClass, permanent: boolean, fault: Fault): Verdict {
  return { class: cls, permanent, fault, suppresses: false, slowsSite: false, greylisted: false, askedDelayMs: null };
}

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000 };
const ASKED = /\b(\d{1,5})\s*(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?)\b/i;
const ASKED_CLOCK = /\b(\d{1,2}):(\d\d):(\d\d)\b/;

/** Reads "in 300 seconds", "5 minutes", "00:04:59" from a temporary reply. */
export function askedDelayMs(text: string): number | null {
  if (!/again|retry|later|wait|gr[ae]y|defer|after/i.test(text)) return null;
  const clock = ASKED_CLOCK.exec(text);
  if (clock) return (Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3])) * 1_000;
  const found = ASKED.exec(text);
  if (!found) return null;
  const unit = (found[2] ?? 's').charAt(0).toLowerCase();
  return Number(found[1]) * (UNIT_MS[unit] ?? 1_000);
}
