import { spawn } from 'node:child_process';
import { bad, type Finding, ok, skipped, warn } from './finding.js';
import { isLocalName } from './local-name.js';
import type { Subject } from './subject.js';

const ANSWER_MS = 5_000;
/** The header has whole seconds, and an answer takes its time. */
const APART_MS = 5_000;
const WHY = 'One-time codes, signatures of webhooks and DKIM dates are judged by others by their clocks.';

/** Beside the clock of the database: who sets this machine's clock, and what a clock elsewhere says. */
export async function lookAtClock(subject: Subject, nowMs: () => number): Promise<Finding[]> {
  const [keeper, world] = await Promise.all([whoKeepsTime(subject.values.PATH), lookAtClockElsewhere(subject, nowMs)]);
  return [judgeKeeper(keeper), ...world];
}

/** What `timedatectl show` prints: `NTP=yes`, `NTPSynchronized=no` (systemd-timedated, org.freedesktop.timedate1). */
export function judgeKeeper(told: string | null): Finding {
  const id = 'clock.synchronised';
  const said = (name: string): string | null => new RegExp(`^${name}=(yes|no)$`, 'm').exec(told ?? '')?.[1] ?? null;
  const synchronised = said('NTPSynchronized');
  if (synchronised === null) return skipped(id, 'whether the clock is set by NTP: timedatectl does not say');
  if (synchronised === 'yes') return ok(id, 'the clock is set by NTP');
  const isOn = said('NTP') === 'yes';
  return warn(id, {
    found: isOn ? 'NTP is on, and has not set the clock' : 'nobody sets the clock of this machine',
    why: `It drifts by seconds a week. ${WHY}`,
    mend: isOn
      ? 'timedatectl timesync-status (or chronyc sources): let UDP port 123 out, or name a server of your network'
      : 'apt-get install chrony, or timedatectl set-ntp true',
  });
}

/** A clock that was named; or that of PUBLIC_URL, whose proxy may be another machine. */
async function lookAtClockElsewhere({ clockUrl, values }: Subject, nowMs: () => number): Promise<Finding[]> {
  const own =
    values.PUBLIC_URL !== null && !isLocalName(new URL(values.PUBLIC_URL).hostname) ? values.PUBLIC_URL : null;
  const url = clockUrl ?? own;
  if (url === null) return [];
  try {
    const startedMs = nowMs();
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(url, { method: 'HEAD', signal, redirect: 'manual' });
    const told = Date.parse(answer.headers.get('date') ?? '');
    return [judgeClockElsewhere(new URL(url).host, told - (startedMs + nowMs()) / 2)];
  } catch (error) {
    const found = `${url} could not be asked for the time: ${(error as Error).message}`;
    if (clockUrl === null) return [skipped('clock.world', found)];
    const mend = 'posthorn doctor --clock with a URL that can be reached';
    return [warn('clock.world', { found, why: 'The clock was not compared.', mend })];
  }
}

/** `aheadMs`: how far the other clock is before ours; not a number when it told no time. */
export function judgeClockElsewhere(host: string, aheadMs: number): Finding {
  if (Number.isNaN(aheadMs)) return skipped('clock.world', `${host} tells no time`);
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(0);
  const found = `the clock is ${seconds} s ${aheadMs > 0 ? 'behind' : 'before'} that of ${host}`;
  if (Math.abs(aheadMs) < APART_MS) return ok('clock.world', found);
  const mend = 'timedatectl set-ntp true (on the machine whose clock is wrong)';
  return bad('clock.world', { found, why: WHY, mend });
}

/** Null where there is no systemd to ask. */
function whoKeepsTime(searchPath: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn('timedatectl', ['show', '--property=NTP', '--property=NTPSynchronized'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: ANSWER_MS,
      env: { PATH: searchPath, LC_ALL: 'C' },
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (told += text));
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code === 0 ? told : null));
  });
}
