import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Instant, instantOf, isoOrNull, systemNow } from '../../kernel/time/instant.js';
import { ReadSites, RetrySite, type SiteOverview, SteerSites } from '../../modules/delivery/index.js';
import { ANY, SITE_STATES, type SiteState } from '../../modules/spool/index.js';
import { CommandError, type CommandInput, requiredOption, textOption, UsageError } from './command.js';
import { withInstallation } from './installation.js';
import { operatorAtMachine } from './operator-at-machine.js';
import { columns } from './terminal.js';

const MOST = 200;

export const showQueue = (input: CommandInput): Promise<number> =>
  withInstallation(input.terminal, async (app) => {
    const wanted = { after: null, part: textOption(input, 'search'), state: stateOf(input), limit: MOST };
    const found = await app.get(ReadSites).page(wanted);
    const shown = found.slice(0, MOST);
    if (input.options['json'] === true) input.terminal.answer(JSON.stringify(shown.map(asJson), null, 2));
    else input.terminal.answer(inWords(shown));
    if (found.length > MOST) input.terminal.say(`the first ${MOST} sites; --search or --state shows others`);
    return 0;
  });

export async function pauseSite(input: CommandInput): Promise<number> {
  const wanted = { reason: requiredOption(input, 'reason'), until: untilOf(input) };
  return withInstallation(input.terminal, async (app) => {
    const site = await siteOf(app, input.words[0]!);
    await app.get(SteerSites).pause(textOption(input, 'ip') ?? ANY, site, wanted, operatorAtMachine());
    input.terminal.answer(`${site} is paused${wanted.until === null ? '' : ` until ${isoOrNull(wanted.until)}`}`);
    return 0;
  });
}

export const resumeSite = (input: CommandInput): Promise<number> =>
  withInstallation(input.terminal, async (app) => {
    const site = await siteOf(app, input.words[0]!);
    await app.get(SteerSites).resume(textOption(input, 'ip') ?? ANY, site, operatorAtMachine());
    input.terminal.answer(`${site} is not paused`);
    return 0;
  });

export const flushSite = (input: CommandInput): Promise<number> =>
  withInstallation(input.terminal, async (app) => {
    const site = await siteOf(app, input.words[0]!);
    const progress = (done: number): void => input.terminal.progress(`${done} retries brought forward`);
    const done = await app.get(RetrySite).run(site, operatorAtMachine(), progress);
    input.terminal.answer(`${done} retries at ${site} are due now`);
    return 0;
  });

function stateOf(input: CommandInput): SiteState | null {
  const text = textOption(input, 'state');
  const state = SITE_STATES.find((one) => one === text);
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
