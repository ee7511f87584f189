import type { Instant } from '../../../../kernel/time/instant.js';
import type { Shaping } from '../../rules/shaping.table.js';

/**
 * `initial`: the shaping's own figure; `grown`: earned by good answers; `lowered`: a reply asked for less; `recovered`: one more
 * after quiet minutes, still below what it was; `staff`: a person set it.
 */
export type LimitSetBy = 'initial' | 'grown' | 'lowered' | 'recovered' | 'staff';

export interface LimitInForce {
  limit: 'connections' | 'messages_per_second' | 'messages_per_connection';
  /** From which of our addresses; null: from each of them. */
  ip: string | null;
  value: number;
  setBy: LimitSetBy;
  /** How many mails in a row were taken before it grew. */
  goodAnswers: number | null;
  /** The words that lowered it. */
  reply: string | null;
  staff: string | null;
  note: string | null;
  /** Null: since ever. */
  since: Instant | null;
  until: Instant | null;
}

/** What was learned of one address at the site. */
export interface LearnedThere {
  ip: string;
  learnedMax: number | null;
  learnedBy: LimitSetBy | null;
  learnedFrom: number | null;
  learnedBecause: string | null;
  learnedAt: Instant | null;
  learnedUntil: Instant | null;
}

/** What a person set, for the site or for its whole provider. */
export interface SetByStaff {
  connections: number | null;
  ratePerSecond: number | null;
  messagesPerConnection: number | null;
  setAt: Instant | null;
  setBy: string | null;
  note: string;
  until: Instant | null;
}

export interface InForceQuestion {
  /** As it holds now, with what staff set. */
  shaping: Shaping;
  /** What is more particular comes last. */
  byStaff: readonly SetByStaff[];
  addresses: readonly LearnedThere[];
  now: Instant;
}

/** Every limit that holds at a site now, with what set it. */
export function limitsInForce({ shaping, byStaff, addresses, now }: InForceQuestion): LimitInForce[] {
  const figure = (
    limit: LimitInForce['limit'],
    value: number,
    of: keyof SetByStaff,
    ip: string | null,
  ): LimitInForce => {
    const set = byStaff.findLast((each) => each[of] !== null);
    const plain = { limit, ip, value, goodAnswers: null, reply: null } as const;
    if (!set) return { ...plain, setBy: 'initial', staff: null, note: null, since: null, until: null };
    return { ...plain, setBy: 'staff', staff: set.setBy, note: set.note, since: set.setAt, until: set.until };
  };
  const connections = (address: LearnedThere): LimitInForce =>
    learnedLimit(address, shaping, now) ?? figure('connections', shaping.connections, 'connections', address.ip);
  const { ratePerSecond, messagesPerConnection } = shaping;
  return [
    ...(addresses.length === 0
      ? [figure('connections', shaping.connections, 'connections', null)]
      : addresses.map(connections)),
    ...(ratePerSecond === null ? [] : [figure('messages_per_second', ratePerSecond, 'ratePerSecond', null)]),
    figure('messages_per_connection', messagesPerConnection, 'messagesPerConnection', null),
  ];
}

/** Null when nothing learned holds: its time is over, or a person allowed less. */
function learnedLimit(
  address: LearnedThere,
  { connections, mostConnections }: Shaping,
  now: Instant,
): LimitInForce | null {
  const { ip, learnedMax, learnedFrom, learnedBecause, learnedAt, learnedUntil } = address;
  if (learnedMax === null || (learnedUntil !== null && learnedUntil <= now) || learnedMax > mostConnections)
    return null;
  const setBy = address.learnedBy ?? (learnedMax > connections ? 'grown' : 'lowered');
  const grew = setBy === 'grown';
  return {
    limit: 'connections',
    ip,
    value: learnedMax,
    setBy,
    goodAnswers: grew ? learnedFrom : null,
    reply: grew ? null : learnedBecause,
    staff: null,
    note: null,
    since: learnedAt,
    until: learnedUntil,
  };
}
