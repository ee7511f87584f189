/** What is measured, with the numbers of the performance targets it answers to. */

const BODY_BYTES = 10_000;

/**
 * `accept`: the worker sleeps and Postfix puts mail on hold, so that only acceptance is timed.
 * `deliver`: from the first command to the last message at the sink.
 */
export const SCENARIOS = [
  {
    key: 'rest-single',
    target: 1,
    title: 'REST accept, single, 50 connections',
    kind: 'accept',
    by: 'http',
    sessions: 50,
    count: 6000,
    flushes: true,
  },
  {
    key: 'rest-batch',
    target: 2,
    title: 'REST accept, batches of 100',
    kind: 'accept',
    by: 'http',
    sessions: 4,
    batch: 100,
    count: 12_000,
  },
  {
    key: 'smtp-1',
    target: 3,
    title: 'SMTP accept, 1 session',
    kind: 'accept',
    by: 'smtp',
    sessions: 1,
    count: 1500,
    peer: true,
  },
  {
    key: 'smtp-10',
    target: 3,
    title: 'SMTP accept, 10 sessions',
    kind: 'accept',
    by: 'smtp',
    sessions: 10,
    count: 4000,
    peer: true,
  },
  {
    key: 'smtp-50',
    target: 3,
    title: 'SMTP accept, 50 sessions',
    kind: 'accept',
    by: 'smtp',
    sessions: 50,
    count: 6000,
    peer: true,
    flushes: true,
  },
  {
    key: 'deliver',
    target: '4, 5, 12',
    title: 'accept and deliver, one domain',
    kind: 'deliver',
    sessions: 10,
    count: 3000,
    peer: true,
  },
  {
    key: 'deliver-dkim',
    target: 6,
    title: 'the same, DKIM of the domain',
    kind: 'deliver',
    sessions: 10,
    count: 1500,
    peer: true,
    signed: true,
  },
  {
    key: 'deliver-slow',
    target: 7,
    title: 'receiver needs 25 ms per reply',
    kind: 'deliver',
    sessions: 10,
    count: 1500,
    peer: true,
    replyDelayMs: 25,
  },
  {
    key: 'deliver-1000',
    target: 8,
    title: '1,000 domains',
    kind: 'deliver',
    sessions: 10,
    count: 3000,
    domains: 1000,
    peer: true,
  },
];

export const QUICK = { count: 200, rounds: 1 };

/** The job of a loader for one scenario. */
export function jobOf(scenario, { port, from, auth, secret, firstId, count }) {
  return {
    host: '127.0.0.1',
    port,
    from,
    auth,
    secret,
    firstId,
    sessions: Math.min(scenario.sessions, count),
    count,
    batch: scenario.batch ?? 1,
    domains: scenario.domains ?? 1,
    bodyBytes: BODY_BYTES,
  };
}
