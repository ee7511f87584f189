import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { METRICS } from '../../src/contracts/metrics.table.js';
import { house } from './house.js';

const read = (path: string): string => readFileSync(join(house, path), 'utf8');
/** What prom-client, Prometheus and histograms add. */
const RUNTIME = /^posthorn_(?:process|nodejs)_[a-z0-9_]+$/;
const GIVEN_LABELS = ['instance', 'job', 'le'];

interface Question {
  where: string;
  expr: string;
}

function questionsOfBoard(): Question[] {
  const board = JSON.parse(read('deploy/grafana/posthorn.json')) as {
    panels: { title: string; targets?: { expr: string }[] }[];
  };
  return board.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, expr })));
}

function questionsOfAlerts(): Question[] {
  const rules = read('deploy/prometheus/alerts.yaml').split('- alert: ').slice(1);
  return rules.map((rule) => ({
    where: rule.split('\n')[0]!,
    expr: JSON.parse(/expr: (".*")/.exec(rule)![1]!) as string,
  }));
}

/** Names that are no figure of ours, and labels that the figures of an expression do not have. */
function strangersIn(expr: string): string[] {
  const strangers: string[] = [];
  const known = new Set(GIVEN_LABELS);
  for (const [full] of expr.matchAll(/\b[a-z]+_[a-z0-9_]+\b/g)) {
    if (RUNTIME.test(full) || /^(?:histogram_quantile|predict_linear)$/.test(full)) continue;
    const name = full.replace(/^posthorn_/, '');
    const base = name.replace(/_(?:bucket|sum|count)$/, '');
    const row = name in METRICS ? name : base;
    const found = METRICS[row as keyof typeof METRICS] as { type: string; labels: readonly string[] } | undefined;
    if (!full.startsWith('posthorn_') || !found || (row !== name && found.type !== 'histogram')) strangers.push(full);
    else for (const label of found.labels) known.add(label);
  }
  const used = [
    ...[...expr.matchAll(/\b(?:by|without) \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(',')),
    ...[...expr.matchAll(/[{,]\s*([a-z_]+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label!),
  ].map((label) => label.trim());
  return [...strangers, ...used.filter((label) => !known.has(label))];
}

describe('the board and the alert rules', () => {
  const questions = [...questionsOfBoard(), ...questionsOfAlerts()];

  it('ask only for figures and labels that exist', () => {
    assert.ok(questions.length > 50);
    for (const { where, expr } of questions) assert.deepEqual(strangersIn(expr), [], `${where}: ${expr}`);
  });

  it('and that is noticed when they do not', () => {
    assert.deepEqual(strangersIn('sum by (outcom) (rate(posthorn_delivery_attempts_total[5m]))'), ['outcom']);
    assert.deepEqual(strangersIn('max(posthorn_delivery_queue_oldest)'), ['posthorn_delivery_queue_oldest']);
    assert.deepEqual(strangersIn('max(posthorn_alerts_open_bucket)'), ['posthorn_alerts_open_bucket']);
    assert.deepEqual(strangersIn('sum(posthorn_alerts_total{sort="x"})'), ['sort']);
  });

  it('show or watch every figure', () => {
    const all = questions.map(({ expr }) => expr).join('\n');
    for (const name of Object.keys(METRICS)) assert.ok(all.includes(`posthorn_${name}`), name);
  });

  it('every alert leads to a page that says what to do, and asks for paths that exist', () => {
    const anchors = [...read('docs/operate/incidents.md').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const paths = Object.keys((JSON.parse(read('docs/openapi.json')) as { paths: object }).paths);
    for (const rule of read('deploy/prometheus/alerts.yaml').split('- alert: ').slice(1)) {
      const name = rule.split('\n')[0]!;
      const anchor = /incidents\.md#([^"]+)"/.exec(rule)?.[1];
      assert.ok(anchor !== undefined && anchors.includes(anchor), `${name}: ${anchor}`);
      for (const [, path] of rule.matchAll(/GET (\/[\w/-]+)/g)) assert.ok(paths.includes(path!), `${name}: ${path}`);
      assert.match(rule, /severity: (?:page|ticket)/);
    }
  });
});
