import type { Command } from './command.js';

const STATES = ['paused', 'resting', 'limited', 'sending', 'waiting'];
const SITE_WORDS = 'A site may be named by a part of its name that only one has, such as a receiver’s domain.';

export const QUEUE: Command = {
  name: 'queue',
  sentence: 'shows what waits for which receiving site, since when, and what holds it',
  explanation: `A site is all domains that share their mail hosts. Of each it shows how many deliveries may leave now (ready), wait for a retry (later),
    for their account’s speed (paced), for a reason of ours such as quota or a block (held), are being said (leased), and what holds the site:
    a pause by staff, a rest that it asked for with its own words, or fewer connections.

    Long queues are counted to a thousand of each kind; the number then ends with +.`,
  options: [
    { name: 'state', value: STATES.join('|'), oneOf: STATES, sentence: 'only sites in this state' },
    { name: 'search', value: 'TEXT', sentence: 'only sites with this in their name' },
    { name: 'json', sentence: 'answers JSON for a program' },
  ],
  examples: [
    ['posthorn queue --state waiting', 'everything that waits'],
    ['posthorn queue --state resting', 'who has asked for a rest, and with which words'],
  ],
  run: async (input) => (await import('./steer-queue.js')).showQueue(input),
};

export const QUEUE_PAUSE: Command = {
  name: 'queue pause',
  words: '<site>',
  sentence: 'sends nothing to a site until it is resumed, or until a time',
  explanation: `What is being said is finished; everything else waits in its order. Customers read the reason on each of their messages that wait,
    so write it for them. It is in the audit log. ${SITE_WORDS}`,
  options: [
    { name: 'reason', value: 'TEXT', required: true, sentence: 'why, in words for customers; must be given' },
    { name: 'until', value: 'TIME', sentence: 'when it ends by itself: 2026-11-22T18:00:00Z' },
    { name: 'ip', value: 'ADDRESS', sentence: 'only from this address of ours' },
  ],
  examples: [
    [
      'posthorn queue pause example.net --reason "The receiver is moving house" --until 2026-11-22T18:00:00Z',
      'for some hours',
    ],
  ],
  run: async (input) => (await import('./steer-queue.js')).pauseSite(input),
};

export const QUEUE_RESUME: Command = {
  name: 'queue resume',
  words: '<site>',
  sentence: 'ends a pause that staff set',
  explanation: `Mail goes on in its order, within the limits of the site. A rest that the site asked for is not ended by it. ${SITE_WORDS}`,
  options: [{ name: 'ip', value: 'ADDRESS', sentence: 'the pause of this address of ours' }],
  examples: [['posthorn queue resume example.net', 'the receiver is back']],
  run: async (input) => (await import('./steer-queue.js')).resumeSite(input),
};

export const QUEUE_FLUSH: Command = {
  name: 'queue flush',
  words: '<site>',
  sentence: 'tries now what waits for a retry at a site, instead of at its time',
  explanation: `For a receiver that was away and is back. Each retry is a try and counts as one. Nothing that is held, paced, paused or resting is
    touched, and the site’s limits hold: to a site that is still away it does no more than bring its failures forward. ${SITE_WORDS}`,
  options: [],
  examples: [['posthorn queue flush example.net', 'tries again at once']],
  run: async (input) => (await import('./steer-queue.js')).flushSite(input),
};
