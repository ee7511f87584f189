import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { METRICS } from '../../../src/contracts/metrics.table.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';

const LABELS = Object.fromEntries(Object.entries(METRICS).map(([name, { labels }]) => [name, [...labels] as string[]]));

describe('what a process tells Prometheus', () => {
  let world: World;
  let token: string;
  before(async () => {
    world = await startWorld();
    token = await world.operator();
  });
  after(() => world.close());

  const figures = async (): Promise<string> => {
    const answer = await world.http.get('/metrics', { token });
    assert.equal(answer.status, 200, answer.text);
    return answer.text;
  };
  const valueOf = (text: string, name: string): number | null => {
    const line = new RegExp(`^posthorn_${name} (\\S+)$`, 'm').exec(text);
    return line ? Number(line[1]) : null;
  };

  it('is what the table of metrics says, and nothing else but the runtime’s own', async () => {
    const text = await figures();
    const told = new Map([...text.matchAll(/^# TYPE posthorn_(\S+) (\S+)$/gm)].map(([, name, type]) => [name!, type!]));
    for (const [name, type] of told) {
      if (/^(?:process|nodejs)_/.test(name)) continue;
      const row = METRICS[name as keyof typeof METRICS] as { type: string } | undefined;
      assert.equal(row?.type, type, name);
    }
    for (const [name, { type }] of Object.entries(METRICS)) if (type === 'gauge') assert.ok(told.has(name), name);
    for (const [, name, labels] of text.matchAll(/^posthorn_([a-z_]+)\{([^}]*)\}/gm)) {
      const base = name!.replace(/_(?:bucket|sum|count)$/, '');
      const known = LABELS[name!] ?? LABELS[base];
      if (known === undefined) continue;
      for (const [, label] of labels!.matchAll(/([a-z_]+)="/g))
        assert.ok(known.includes(label!) || label === 'le', `${name} has the label ${label}`);
    }
  });

  it('shows a healthy installation as one', async () => {
    await eventually('a scheduler leads', async () => valueOf(await figures(), 'scheduler_leads') === 1);
    const text = await figures();
    assert.equal(valueOf(text, 'database_up'), 1);
    assert.equal(valueOf(text, 'outbox_parked'), 0);
    assert.equal(valueOf(text, 'ledger_unbalanced_currencies'), 0);
    assert.ok(valueOf(text, 'disk_free_bytes')! > 0);
    assert.ok(valueOf(text, 'database_size_bytes')! > 1_000_000);
    assert.ok(valueOf(text, 'certificate_ends_seconds')! > 0);
    assert.match(text, /^posthorn_ip_listings_open\{severity="critical"\} 0$/m);
  });

  it('begins with nothing what alerts watch for an increase, or the first of them would be none', async () => {
    const text = await figures();
    for (const series of [
      'payment_alerts_total{kind="amounts_differ"}',
      'gateway_events_total{gateway="sandbox",verdict="forged"}',
      'tracking_events_lost_total{why="full"}',
      'tracking_events_lost_total{why="refused"}',
    ])
      assert.ok(text.includes(`\nposthorn_${series} 0\n`), series);
  });
});
