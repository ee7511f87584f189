import { systemNow, toIso } from '../../../kernel/time/instant.js';
import { ConfigError, readEnvironment } from '../../../platform/config/config.js';
import { type Command, textOption } from '../command.js';
import { folded } from '../terminal.js';
import { type Area, examine } from './examine.js';
import { bad, type Finding } from './finding.js';
import { subjectOf } from './subject.js';

const SIGNS: Record<Finding['verdict'], string> = { ok: 'ok  ', warn: 'WARN', bad: 'BAD ', skipped: '-   ' };

export const DOCTOR: Command = {
  name: 'doctor',
  sentence: 'looks at everything Posthorn stands on, and says what is wrong and the command that mends it',
  explanation: `Looks at the settings, open files, the disk, PostgreSQL, Redis, clocks, ports, certificates, DNS with PTR records (those of dedicated
    addresses too), the way out and whether somebody works. It changes nothing, starts nothing, and is safe beside a running installation.

    Each finding is ok, WARN (it works, and will hurt), BAD (something is broken or not safe) or - (not looked at, and why). The exit
    code is 1 when one is BAD. Run it before the first start in production, after every change of servers or DNS, and first of all
    when something is odd.`,
  options: [
    { name: 'json', sentence: 'answers JSON for a program' },
    { name: 'strict', sentence: 'a WARN makes the exit code 1 too' },
    { name: 'bad-only', sentence: 'shows only what is WARN or BAD' },
    {
      name: 'reach',
      value: 'DOMAIN',
      sentence: 'calls a mail server of this domain on port 25, to see that mail can leave',
    },
    { name: 'clock', value: 'URL', sentence: 'compares the clock with the Date of this web server, not of PUBLIC_URL' },
  ],
  examples: [
    ['posthorn doctor', 'everything, for a person'],
    ['posthorn doctor --bad-only --strict', 'for a timer: silent and 0 while all is well'],
    ['posthorn doctor --reach gmail.com', 'also: does the hoster let port 25 out?'],
    ['posthorn doctor --json | jq \'.findings[] | select(.verdict == "bad")\'', 'for a program'],
  ],
  run: async (input) => {
    const { options, terminal } = input;
    const asked = { reach: textOption(input, 'reach'), clockUrl: textOption(input, 'clock') };
    let areas: Area[];
    try {
      areas = await examine(subjectOf(readEnvironment(), asked), (area) => terminal.progress(`looked at ${area}`));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      areas = [{ area: 'settings', findings: error.faults.map(faultAsFinding) }];
    }
    const shown = options['bad-only'] === true ? areas.map(onlyTroubles) : areas;
    if (options['json'] === true) terminal.answer(asJson(shown));
    else terminal.answer(inWords(shown, options['bad-only'] === true));
    return exitCodeOf(areas, options['strict'] === true);
  },
};

function faultAsFinding(fault: string): Finding {
  const variable = fault.split(' ')[0]!;
  const why = 'No process starts with it, and nothing else could be looked at.';
  return bad(`settings.${variable}`, {
    found: fault,
    why,
    mend: `Correct ${variable}; docs/operate/configuration.md says what it may be.`,
  });
}

function onlyTroubles({ area, findings }: Area): Area {
  return { area, findings: findings.filter(({ verdict }) => verdict === 'warn' || verdict === 'bad') };
}

function count(areas: readonly Area[], verdict: Finding['verdict']): number {
  return areas.flatMap(({ findings }) => findings).filter((finding) => finding.verdict === verdict).length;
}

function exitCodeOf(areas: readonly Area[], strict: boolean): number {
  return count(areas, 'bad') > 0 || (strict && count(areas, 'warn') > 0) ? 1 : 0;
}

function asJson(areas: readonly Area[]): string {
  const findings = areas.flatMap(({ area, findings: found }) => found.map((finding) => ({ area, ...finding })));
  return JSON.stringify(
    { at: toIso(systemNow()), bad: count(areas, 'bad'), warn: count(areas, 'warn'), findings },
    null,
    2,
  );
}

export function inWords(areas: readonly Area[], quiet: boolean): string {
  const parts = areas
    .filter(({ findings }) => findings.length > 0)
    .map(({ area, findings }) => [area, ...findings.map(findingInWords)].join('\n'));
  const [wrong, odd] = [count(areas, 'bad'), count(areas, 'warn')];
  if (quiet && wrong + odd === 0) return 'nothing is wrong';
  const rest = quiet ? '' : `, ${count(areas, 'ok')} ok, ${count(areas, 'skipped')} not looked at`;
  return [...parts, `${wrong} bad, ${odd} to look at${rest}`].join('\n\n');
}

function findingInWords(finding: Finding): string {
  const line = `  ${SIGNS[finding.verdict]} ${finding.found}`;
  if (!('why' in finding)) return line;
  return `${line}\n${folded(`Why: ${finding.why}`, 88, '         ')}\n         Mend: ${finding.mend}`;
}
