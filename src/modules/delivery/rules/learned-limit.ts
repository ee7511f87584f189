/**
 * How many connections a site may have from one of our addresses, as its answers teach us: up by steps while it takes what
 * we say as quickly as before, down by halves when it complains. One that complains is remembered for a day; one of which no
 * complaint is known gets more than the shaping gives a stranger, up to the cap of its shaping and never more.
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
const PROOF_MESSAGES = 200;
const MESSAGES_PER_STEP = 10;
/** Median reply of a site that answers quickly. */
const QUICK_MS = 1_000;
/** A site whose replies take so many times as long as before has enough, whether it is full or we are. */
const CROWDED = 4;
/** Below this nothing is crowded: the time is ours as much as the site's. */
const UNNOTICED_MS = 100;

/**
 * `clean`: mail was taken. `complained`: too many connections. `throttled`: too much mail; the site rests, and comes back
 * with half. `strained`: a connection could not be opened; what the site had above its shaping is taken back by halves.
 */
export type LimitOutcome = 'clean' | 'complained' | 'throttled' | 'strained';

/** Why it is as it is: earned, asked for by a reply, or on its way back after one. */
export type LearnedBy = 'grown' | 'lowered' | 'recovered';

export interface LimitQuestion {
  outcome: LimitOutcome;
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
  /** The lowest that this median was, or null. */
  bestLatencyMs: number | null;
  /** Delivered in a row without a complaint, and how many of them since the last step. */
  cleanInARow: number;
  cleanSinceStep: number;
}

/** `stay`: as before. `rest`: even one connection was too many. `by`: what people are told of it. */
export type LimitAnswer =
  { kind: 'stay' } | { kind: 'rest' } | { kind: 'limit'; limit: number; forMs: number; by: LearnedBy };

const STAY: LimitAnswer = { kind: 'stay' };

export function nextLimit(question: LimitQuestion): LimitAnswer {
  if (question.outcome === 'clean') return afterCleanMail(question);
  return question.outcome === 'complained' ? afterComplaint(question) : afterTrouble(question);
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
  return { kind: 'limit', limit: Math.floor(tooMany / 2), forMs: HALVED_FOR_MS, by: 'lowered' };
}

/** Nobody named the connections, so it may be something else: half of them, once for all that hear it, and no rest because of it. */
function afterTrouble(question: LimitQuestion): LimitAnswer {
  const limit = current(question);
  const { outcome, base, cap, sinceComplaintMs } = question;
  if (outcome === 'throttled' && sinceComplaintMs !== null && sinceComplaintMs < WAVE_MS) return STAY;
  const halved = Math.max(outcome === 'strained' ? Math.min(base, cap) : 1, Math.floor(limit / 2));
  return halved < limit ? { kind: 'limit', limit: halved, forMs: HALVED_FOR_MS, by: 'lowered' } : STAY;
}

function isCrowded({ latencyMs, bestLatencyMs }: LimitQuestion): boolean {
  if (latencyMs === null || latencyMs > QUICK_MS) return true;
  return bestLatencyMs !== null && latencyMs > Math.max(UNNOTICED_MS, bestLatencyMs * CROWDED);
}

function afterCleanMail(question: LimitQuestion): LimitAnswer {
  const { base, cap, sinceComplaintMs, sinceChangeMs } = question;
  if (isCrowded(question)) return STAY;
  const limit = current(question);
  if (sinceComplaintMs !== null && sinceComplaintMs < REMEMBERED_MS) {
    const waited = Math.min(sinceChangeMs ?? Infinity, sinceComplaintMs);
    if (limit >= Math.min(base, cap) || waited < RECOVERY_STEP_MS) return STAY;
    const forMs = Math.max(RECOVERY_STEP_MS * 2, HALVED_FOR_MS - sinceComplaintMs);
    return { kind: 'limit', limit: limit + 1, forMs, by: 'recovered' };
  }
  if (question.cleanInARow < PROOF_MESSAGES) return STAY;
  const earned = Math.min(Math.floor(question.cleanSinceStep / MESSAGES_PER_STEP), limit);
  const raised = Math.min(limit + earned, cap);
  return raised > limit ? { kind: 'limit', limit: raised, forMs: RAISED_FOR_MS, by: 'grown' } : STAY;
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
