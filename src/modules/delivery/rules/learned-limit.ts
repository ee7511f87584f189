/**
 * How many connections a site may have from one of our addresses, as its answers teach us. One that complains gets half,
 * and one more for every five clean minutes; one of which no complaint is known and that answers quickly gets more than
 * the shaping gives a stranger, up to a cap.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Twenty connections hear the same complaint within seconds: it halves once, not twenty times. */
const WAVE_MS = 10_000;
/** Between two steps upwards after a complaint. */
const RECOVERY_STEP_MS = 5 * MINUTE;
/** How long a complaint keeps a site from getting more than its shaping says. */
const REMEMBERED_MS = 24 * HOUR;
/** How long a complaint's limit holds at most: without traffic nothing would ever raise it. */
const HALVED_FOR_MS = 2 * HOUR;
/** How long more than the shaping holds without being earned again. */
const RAISED_FOR_MS = HOUR;
/** As many messages in a row prove a site; after that each of these earns a connection. */
const PROOF_MESSAGES = 500;
const MESSAGES_PER_STEP = 25;
/** Median reply of a site that answers quickly. */
const QUICK_MS = 1_000;

export interface LimitQuestion {
  outcome: 'complained' | 'clean';
  /** What replies taught and still holds, or null. */
  learned: number | null;
  /** The shaping's connections, and the most that a proven site may get. */
  base: number;
  cap: number;
  /** Open now, the one that complained included. */
  open: number;
  sinceChangeMs: number | null;
  sinceComplaintMs: number | null;
  /** Median of the last replies, or null when nothing is known. */
  latencyMs: number | null;
  /** Delivered in a row without a complaint, and how many of them since the last step. */
  cleanInARow: number;
  cleanSinceStep: number;
}

/** `stay`: as before. `rest`: even one connection was too many. */
export type LimitAnswer = { kind: 'stay' } | { kind: 'rest' } | { kind: 'limit'; limit: number; forMs: number };

const STAY: LimitAnswer = { kind: 'stay' };

export function nextLimit(question: LimitQuestion): LimitAnswer {
  return question.outcome === 'complained' ? afterComplaint(question) : afterCleanMail(question);
}

function current({ learned, base, cap }: LimitQuestion): number {
  return Math.max(1, Math.min(learned ?? base, cap));
}

function afterComplaint(question: LimitQuestion): LimitAnswer {
  const limit = current(question);
  const sameWave = question.sinceComplaintMs !== null && question.sinceComplaintMs < WAVE_MS;
  if (sameWave && question.open > limit) return STAY;
  const tooMany = Math.min(limit, Math.max(1, question.open));
  if (tooMany === 1) return { kind: 'rest' };
  return { kind: 'limit', limit: Math.floor(tooMany / 2), forMs: HALVED_FOR_MS };
}

function afterCleanMail(question: LimitQuestion): LimitAnswer {
  const { base, cap, sinceComplaintMs, sinceChangeMs } = question;
  if (question.latencyMs === null || question.latencyMs > QUICK_MS) return STAY;
  const limit = current(question);
  if (sinceComplaintMs !== null && sinceComplaintMs < REMEMBERED_MS) {
    const waited = Math.min(sinceChangeMs ?? Infinity, sinceComplaintMs);
    if (limit >= Math.min(base, cap) || waited < RECOVERY_STEP_MS) return STAY;
    return { kind: 'limit', limit: limit + 1, forMs: Math.max(RECOVERY_STEP_MS * 2, HALVED_FOR_MS - sinceComplaintMs) };
  }
  if (question.cleanInARow < PROOF_MESSAGES) return STAY;
  const earned = Math.min(Math.floor(question.cleanSinceStep / MESSAGES_PER_STEP), limit);
  const raised = Math.min(limit + earned, cap);
  return raised > limit ? { kind: 'limit', limit: raised, forMs: RAISED_FOR_MS } : STAY;
}

/** The reply is about the number of connections, not about the mail: fewer of them help, a rest is not asked for. */
const ABOUT_CONNECTIONS =
  /too many (?:\w+ ){0,3}(?:connections|sessions)|(?:concurrent|simultaneous|parallel|open) (?:smtp )?(?:connections?|sessions?)|(?:connection|session) (?:count|limit|rate limit)|(?:maximum|max) (?:number of )?(?:\w+ )?(?:connections|sessions)|connections? (?:from your|per) (?:ip|host|client)/i;

export function isAboutConnections(failure: { code: number | null; text: string }): boolean {
  return (
    failure.code !== null &&
    failure.code >= 400 &&
    failure.code < 500 &&
    ABOUT_CONNECTIONS.test(failure.text.slice(0, 2_000))
  );
}
