import { figure, middleOf, table } from './figures.mjs';

const ratio = (ours, theirs) => (ours && theirs ? `${(ours / theirs).toFixed(2)}x` : 'not measured');

function rowOf({ scenario, posthorn, postfix }) {
  const ours = middleOf(posthorn);
  const theirs = middleOf(postfix);
  const latency = ours.p50Ms ? `${figure(ours.p50Ms)} / ${figure(ours.p99Ms)}` : '';
  return [
    scenario.title,
    figure(ours.perSecond),
    figure(theirs.perSecond),
    ratio(ours.perSecond, theirs.perSecond),
    figure(ours.cpuPer1000, 2),
    figure(theirs.cpuPer1000, 2),
    latency,
    figure(ours.peakMb),
    figure(theirs.peakMb),
  ];
}

const RATES = [
  'scenario',
  'Posthorn/s',
  'Postfix/s',
  'ratio',
  'CPU-s/1000',
  'Postfix',
  'p50 / p99 ms',
  'peak MB',
  'Postfix',
];

/** What the targets ask beyond the peers: against ourselves, memory, flushes. */
function others(results, idle) {
  const of = (key) => middleOf(results.find((r) => r.scenario.key === key)?.posthorn ?? []);
  const peer = (key) => middleOf(results.find((r) => r.scenario.key === key)?.postfix ?? []);
  const lines = [
    [
      'REST single against Postfix SMTP at 50 sessions',
      ratio(of('rest-single').perSecond, peer('smtp-50').perSecond),
      '#1',
    ],
    ['REST batch against REST single', ratio(of('rest-batch').perSecond, of('rest-single').perSecond), '#2'],
    ['1,000 domains against one', ratio(of('deliver-1000').perSecond, of('deliver').perSecond), '#8'],
    ['idle memory, everything, MB', figure(idle?.idleMb), '#11'],
    ['WAL flushes per message, REST at 50', figure(of('rest-single').flushesPerMessage, 2), '#16'],
    ['WAL flushes per message, SMTP at 50', figure(of('smtp-50').flushesPerMessage, 2), '#16'],
    ['transactions per message, one domain', figure(of('deliver').transactionsPerMessage, 2), ''],
    ['transactions per message, 1,000 domains', figure(of('deliver-1000').transactionsPerMessage, 2), ''],
    ['Haraka', 'not measured', '#1, 3, 4, 7'],
  ];
  return table(['also', 'value', 'target'], lines);
}

const crashRows = (crashes) =>
  table(
    ['crash in the middle of delivery', 'accepted', 'lost', 'twice', 'open sessions', 'first again, s'],
    crashes.map((c) => [c.title, c.accepted, c.lost, c.duplicates, c.openSessions, figure(c.firstAgainMs / 1000, 1)]),
  );

export function report({ results, idle, crashes }) {
  const parts = [table(RATES, results.map(rowOf)), others(results, idle)];
  if (crashes.length > 0) parts.push(crashRows(crashes));
  return parts.join('\n\n');
}

/** Every message is counted by its id: anything missing, or repeated without a crash, spoils the run. */
export function faultsOf({ results, crashes }) {
  const faults = [];
  for (const { scenario, posthorn } of results) {
    for (const round of posthorn) {
      if (round.lost) faults.push(`${scenario.title}: ${round.lost} lost`);
      if (round.duplicates) faults.push(`${scenario.title}: ${round.duplicates} delivered twice`);
    }
  }
  for (const crash of crashes) {
    if (crash.lost > 0) faults.push(`${crash.title}: ${crash.lost} lost`);
    if (crash.duplicates > crash.openSessions)
      faults.push(`${crash.title}: ${crash.duplicates} twice with ${crash.openSessions} open sessions`);
  }
  return faults;
}
