/** docs/operate/metrics.md, deploy/prometheus/alerts.yaml and deploy/grafana/posthorn.json: one table of figures, one of alerts, one of panels. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ALERTS } from './alerts.table.mjs';
import { BOARD } from './board.table.mjs';
import { cell } from './docs-source.mjs';

const INCIDENTS = 'docs/operate/incidents.md';
const COLUMNS = 24;

/** As GitHub makes the anchor of a heading. */
export function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

async function metricsOf(compiled) {
  const { METRICS } = await import(pathToFileURL(join(compiled, 'src/contracts/metrics.table.js')).href);
  return Object.entries(METRICS);
}

export async function renderMetrics({ compiled }) {
  const rows = (await metricsOf(compiled)).map(([name, { type, labels, help }]) => {
    const full = `posthorn_${name}`;
    const alerts = ALERTS.filter(({ expr }) => new RegExp(`\\b${full}(?:_bucket|_count|_sum)?\\b`).test(expr));
    const shown = alerts.map(
      (alert) => `[${alert.name.replace('Posthorn', '')}](incidents.md#${anchorOf(alert.incident)})`,
    );
    return `| \`${full}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ') || '–'} | ${cell(help)} | ${shown.join(', ') || '–'} |`;
  });
  return [
    '# Metrics, board and alerts',
    '',
    '`GET /metrics` answers the text format of Prometheus to `METRICS_TOKEN` or an operator’s access token. Every process answers for',
    'itself and, where a figure comes from the database, for the whole installation: take `max` of those. Counters, connections and the',
    'lateness of the schedule belong to one process, so **each process is to be asked**: at the API, or at a port of its own.',
    '',
    '`METRICS_PORT` opens that port on `METRICS_HOST` (127.0.0.1), whatever the roles are: `/metrics`, `/health/live` and `/health/ready`,',
    'and nothing else. It asks for `METRICS_TOKEN` when there is one; without a token `METRICS_HOST` must be a loopback or private address.',
    'Several processes of one machine need a port each: `/etc/posthorn/worker.env` with `METRICS_PORT=9465` is read by `posthorn@worker`.',
    '',
    '```yaml',
    'scrape_configs:',
    '  - job_name: posthorn',
    '    authorization: { credentials_file: /etc/prometheus/posthorn-token }',
    '    static_configs:',
    '      - targets: ["10.0.0.11:9464", "10.0.0.12:9464", "10.0.0.12:9465"]',
    'rule_files: [/etc/prometheus/posthorn-alerts.yaml]',
    '```',
    '',
    'Figures of the runtime are called `posthorn_process_…` and `posthorn_nodejs_…`. The job must be called `posthorn`.',
    '',
    '- **Alerts**: `deploy/prometheus/alerts.yaml`. `severity: page` wakes somebody, `ticket` can wait for the morning. Each says what to',
    '  type first and links the page of [incidents](incidents.md) that goes on from there. `promtool test rules alerts.test.yaml` beside it',
    '  shows each of them firing, and none of them on a healthy day.',
    '- **Board**: `deploy/grafana/posthorn.json`, to be imported; it asks which Prometheus.',
    '',
    'No label names an account, a receiver or an address. A test compares names and labels here, in the rules and on the board with what',
    'a running installation tells.',
    '',
    '| name | type | labels | meaning | alerts |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

export function renderAlerts() {
  const lines = [
    '# Written by scripts/docs.mjs from scripts/lib/alerts.table.mjs; edit that.',
    'groups:',
    '  - name: posthorn',
    '    rules:',
  ];
  for (const { name, expr, forMinutes, severity, summary, does, incident } of ALERTS) {
    lines.push(
      `      - alert: ${name}`,
      `        expr: ${JSON.stringify(expr)}`,
      `        for: ${forMinutes}m`,
      `        labels: { severity: ${severity} }`,
      '        annotations:',
      `          summary: ${JSON.stringify(summary)}`,
      `          description: ${JSON.stringify(`First: ${does}`)}`,
      `          runbook: ${JSON.stringify(`${INCIDENTS}#${anchorOf(incident)}`)}`,
    );
  }
  return lines.join('\n');
}

/** Two rows of the grid for figures, a third of the width for each chart. */
export function renderBoard() {
  const panels = [];
  let y = 0;
  for (const { row, panels: wanted } of BOARD) {
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: row,
      collapsed: false,
      gridPos: { x: 0, y, w: COLUMNS, h: 1 },
      panels: [],
    });
    y += 1;
    let x = 0;
    for (const panel of wanted) {
      const [w, h] = panel.kind === 'stat' ? [3, 4] : [8, 8];
      panels.push(panelOf(panel, panels.length + 1, { x, y, w, h }));
      x += w;
      if (x >= COLUMNS) [x, y] = [0, y + h];
    }
    if (x > 0) y += wanted.at(-1).kind === 'stat' ? 4 : 8;
  }
  return JSON.stringify(
    {
      title: 'Posthorn',
      uid: 'posthorn',
      description: 'Written by scripts/docs.mjs from scripts/lib/board.table.mjs.',
      tags: ['posthorn', 'mail'],
      editable: true,
      schemaVersion: 39,
      version: 1,
      refresh: '30s',
      time: { from: 'now-6h', to: 'now' },
      timezone: 'browser',
      templating: { list: [{ name: 'source', label: 'Prometheus', type: 'datasource', query: 'prometheus' }] },
      panels,
    },
    null,
    2,
  );
}

function panelOf({ title, kind = 'timeseries', unit = 'short', expr, legend, legends, note }, id, gridPos) {
  const datasource = { type: 'prometheus', uid: '${source}' };
  const targets = expr.map((one, at) => ({
    refId: String.fromCharCode(65 + at),
    datasource,
    expr: one,
    legendFormat: legends?.[at] ?? legend ?? '',
  }));
  return {
    id,
    type: kind,
    title,
    description: note,
    datasource,
    gridPos,
    fieldConfig: { defaults: { unit }, overrides: [] },
    options: {},
    targets,
  };
}
