import assert from 'node:assert/strict';
import fc from 'fast-check';
import { COUNTERS } from '../../../src/modules/sending/stats/rules/counters.js';
import { EVENT_TYPE } from '../../../src/modules/spool/index.js';
import { RawClient } from '../../conformance/raw-client.js';

export interface StatsRow extends Record<string, unknown> {
  at: string;
  date?: string;
  group?: string | null;
  accepted: number;
  rates: Record<string, number | null>;
}
export interface StatsBody {
  data: StatsRow[];
  nextCursor: string | null;
}

/** Sums over rows, without what is zero, as text that can be compared. */
export function totalsOf(rows: readonly StatsRow[]): string {
  const sums = COUNTERS.map((name) => [name, rows.reduce((sum, row) => sum + Number(row[name]), 0)] as const);
  return JSON.stringify(Object.fromEntries(sums.filter(([, sum]) => sum !== 0)));
}

export interface Happening {
  type: keyof typeof EVENT_TYPE;
  mail: number;
  minutesAgo: number;
  sandbox: boolean;
  machineLikely: boolean;
  firstByPerson: boolean;
}

/** Mail that happenings are about: tags, stream, sender, recipient. */
export const MAILS = [
  { tags: ['a', 'b'], class: 1, from: 'x@one.example', to: 'r@gmail.com' },
  { tags: ['a'], class: 2, from: 'x@two.example', to: 'r@free.fr' },
  { tags: [], class: 1, from: 'x@one.example', to: 'r@own.example' },
];

export const happening = fc.record({
  type: fc.constantFrom(...(Object.keys(EVENT_TYPE) as (keyof typeof EVENT_TYPE)[])),
  mail: fc.nat(MAILS.length - 1),
  minutesAgo: fc.nat(170),
  sandbox: fc.boolean().map((yes) => yes),
  machineLikely: fc.boolean(),
  firstByPerson: fc.boolean(),
});

/** The same sums without pages, cursors and tables. */
export function naive(happenings: readonly Happening[], groupsOf: (mail: (typeof MAILS)[number]) => string[]): object {
  const sums: Record<string, Record<string, number>> = {};
  const add = (group: string, counter: string): void => {
    sums[group] ??= {};
    sums[group][counter] = (sums[group][counter] ?? 0) + 1;
  };
  for (const { type, mail, sandbox, machineLikely, firstByPerson } of happenings) {
    if (sandbox || type === 'held' || type === 'cancelled') continue;
    for (const group of groupsOf(MAILS[mail]!)) {
      if (type !== 'opened' && type !== 'clicked') add(group, type);
      else {
        const [all, machine, unique] =
          type === 'opened' ? ['opens', 'machineOpens', 'uniqueOpens'] : ['clicks', 'machineClicks', 'uniqueClicks'];
        add(group, machineLikely ? machine! : all!);
        if (!machineLikely && firstByPerson) add(group, unique!);
      }
    }
  }
  return sums;
}

/** A report that a mail came back, brought to its return path. */
export async function bounce(port: number, to: string): Promise<void> {
  const client = await RawClient.ready(port);
  await client.say('MAIL FROM:<>');
  assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250);
  await client.say('DATA');
  const report = [
    'From: MAILER-DAEMON@receiver.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.receiver.test',
    '',
    'Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full',
    '',
    '--b--',
  ];
  client.write(`${report.join('\r\n')}\r\n.\r\n`);
  assert.equal((await client.heard()).code, 250);
  client.destroy();
}
