import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Instant, instantOf, isoOrNull, systemNow } from '../../kernel/time/instant.js';
import { ReadSites, RetrySite, type SiteOverview, SteerSites } from '../../modules/delivery/index.js';
import { ANY, SITE_STATES, type SiteState } from '../../modules/spool/index.js';
import { type Command, CommandError, type CommandInput, requiredOption, textOption, UsageError } from './command.js';
import { withInstallation } from './installation.js';
import { operatorAtMachine } from './operator-at-machine.js';
import { columns } from './terminal.js';

const MOST = 200;
const SITE_WORDS = 'A site may be named by a part of its name that only one has, such as a receiver’s domain.';

export const QUEUE: Command = {
  name: 'queue',
  sentence: 'shows what waits for which receiving site, since when, and what holds it',
  explanation: `A site is all domains that share their mail hosts. Of each it shows how many deliveries may leave now (ready), wait for a retry (later),
    for their account’s speed (paced), for a reason of ours such as quota or a block (held), are being said (leased), and what holds the site:
    a pause by staff, a rest that it asked for with its own words, or fewer connections.

    Long queues are counted to a thousand of each kind; the number then ends with +.`,
  options: [
    { name: 'state', value: SITE_STATES.join('|'), sentence: 'only sites in this state' },
    { name: 'search', value: 'TEXT', sentence: 'only sites with this in their name' },
    { name: 'json', sentence: 'answers JSON for a program' },
  ],
  examples: [
    ['posthorn queue --state waiting', 'everything that waits'],
    ['posthorn queue --state resting', 'who has asked for a rest, and with which words'],
  ],
  run: (input) =>
    withInstallation(input.terminal, async (app) => {
      const wanted = { after: null, part: textOption(input, 'search'), state: stateOf(input), limit: MOST };
      const found = await app.get(ReadSites).page(wanted);
      const shown = found.slice(0, MOST);
      if (input.options['json'] === true) input.terminal.answer(JSON.stringify(shown.map(asJson), null, 2));
      else input.terminal.answer(inWords(shown));
      if (found.length > MOST) input.terminal.say(`the first ${MOST} sites; --search or --state shows others`);
      return 0;
    }),
};

export const QUEUE_PAUSE: Command = {
  name: 'queue pause',
  words: '<site>',
  sentence: 'sends nothing to a site until it is resumed, or until a time',
  explanation: `What is being said is finished; everything else waits in its order. Customers read the reason on each of their messages that wait,
    so write it for them. It is in the audit log. ${SITE_WORDS}`,
  options: [
    { name: 'reason', value: 'TEXT', sentence: 'why, in words for customers; must be given' },
    { name: 'until', value: 'TIME', sentence: 'when it ends by itself: 2026-11-22T18:00:00Z' },
    { name: 'ip', value: 'ADDRESS', sentence: 'only from this address of ours' },
  ],
  examples: [
    [
      'posthorn queue pause example.net --reason "The receiver is moving house" --until 2026-11-22T18:00:00Z',
      'for some hours',
    ],
  ],
  run: (input) =>
    withInstallation(input.terminal, async (app) => {
      const wanted = { reason: requiredOption(input, 'reason'), until: untilOf(input) };
      const site = await siteOf(app, input.words[0]!);
      await app.get(SteerSites).pause(textOption(input, 'ip') ?? ANY, site, wanted, operatorAtMachine());
      input.terminal.answer(`${site} is paused${wanted.until === null ? '' : ` until ${isoOrNull(wanted.until)}`}`);
      return 0;
    }),
};

export const QUEUE_RESUME: Command = {
  name: 'queue resume',
  words: '<site>',
  sentence: 'ends a pause that staff set',
  explanation: `Mail goes on in its order, within the limits of the site. A rest that the site asked for is not ended by it. ${SITE_WORDS}`,
  options: [{ name: 'ip', value: 'ADDRESS', sentence: 'the pause of this address of ours' }],
  examples: [['posthorn queue resume example.net', 'the receiver is back']],
  run: (input) =>
    withInstallation(input.terminal, async (app) => {
      const site = await siteOf(app, input.words[0]!);
      await app.get(SteerSites).resume(textOption(input, 'ip') ?? ANY, site, operatorAtMachine());
      input.terminal.answer(`${site} is not paused`);
      return 0;
    }),
};

export const QUEUE_FLUSH: Command = {
  name: 'queue flush',
  words: '<site>',
  sentence: 'tries now what waits for a retry at a site, instead of at its time',
  explanation: `For a receiver that was away and is back. Each retry is a try and counts as one. Nothing that is held, paced, paused or resting is
    touched, and the site’s limits hold: to a site that is still away it does no more than bring its failures forward. ${SITE_WORDS}`,
  options: [],
  examples: [['posthorn queue flush example.net', 'tries again at once']],
  run: (input) =>
    withInstallation(input.terminal, async (app) => {
      const site = await siteOf(app, input.words[0]!);
      const progress = (done: number): void => input.terminal.progress(`${done} retries brought forward`);
      const done = await app.get(RetrySite).run(site, operatorAtMachine(), progress);
      input.terminal.answer(`${done} retries at ${site} are due now`);
      return 0;
    }),
};

function stateOf(input: CommandInput): SiteState | null {
  const text = textOption(input, 'state');
  const state = SITE_STATES.find((one) => one === text);
  if (text !== null && state === undefined) throw new UsageError(`--state must be one of ${SITE_STATES.join(', ')}`);
  return state ?? null;
}

function untilOf(input: CommandInput): Instant | null {
  const text = textOption(input, 'until');
  if (text === null) return null;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError('--until must be a time such as 2026-11-22T18:00:00Z');
  return instantOf(text);
}

/** The site of this name, or the only one that has it in its name. */
async function siteOf(app: NestFastifyApplication, text: string): Promise<string> {
  const sites = app.get(ReadSites);
  if (await sites.one(text)) return text;
  const found = (await sites.page({ after: null, part: text, state: null, limit: 10 })).map(({ site }) => site);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new CommandError(`no site has “${text}” in its name; posthorn queue lists them`);
  throw new CommandError(`“${text}” may mean several sites:\n  ${found.join('\n  ')}`);
}

function inWords(sites: readonly SiteOverview[]): string {
  if (sites.length === 0) return 'no site is like that';
  const rows = sites.map((found) => {
    const { counts, oldestAt, atLeast } = found.queue;
    const cells = [counts.ready, counts.later, counts.paced, counts.held, counts.leased];
    return [
      found.site,
      ...cells.map((n) => `${n}${atLeast && n >= 1_000 ? '+' : ''}`),
      ageOf(oldestAt),
      holdsOf(found).join('; '),
    ];
  });
  return columns([['site', 'ready', 'later', 'paced', 'held', 'leased', 'oldest', 'what holds it'], ...rows]);
}

function ageOf(at: Instant | null): string {
  if (at === null) return '-';
  const minutes = Math.max(0, Math.round((systemNow() - at) / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function holdsOf({ pauses, addresses }: SiteOverview): string[] {
  const now = systemNow();
  const paused = pauses.map(
    ({ reason, until }) => `paused${until === null ? '' : ` until ${isoOrNull(until)}`}: ${reason}`,
  );
  const resting = addresses
    .filter(({ pausedUntil }) => pausedUntil !== null && pausedUntil > now)
    .map(({ pausedUntil, pausedReply }) => `rests until ${isoOrNull(pausedUntil)}: ${pausedReply ?? 'no words'}`);
  const limited = addresses
    .filter(
      ({ learnedMax, maxSessions, learnedUntil }) =>
        (learnedMax ?? Infinity) < maxSessions && (learnedUntil ?? Infinity) > now,
    )
    .map(({ learnedMax, learnedBecause }) => `${learnedMax} connections: ${learnedBecause ?? 'learned'}`);
  return [...paused, ...resting, ...limited];
}

function asJson(found: SiteOverview): object {
  const { site, queue, rate } = found;
  return {
    site,
    ...queue.counts,
    atLeast: queue.atLeast,
    oldestWaitingAt: isoOrNull(queue.oldestAt),
    perMinute: rate,
    holds: holdsOf(found),
  };
}
