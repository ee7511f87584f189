/** What the Grafana board shows, as data: rows of panels, each with its questions to Prometheus. */
const per = (name, by) => `sum by (${by}) (rate(posthorn_${name}[5m]))`;

export const BOARD = [
  {
    row: 'Is it well?',
    panels: [
      { title: 'Database', kind: 'stat', expr: ['min(posthorn_database_up)'], note: '1 while it answers everybody.' },
      { title: 'Workers', kind: 'stat', expr: ['max(posthorn_workers_alive)'], note: 'Processes that deliver.' },
      { title: 'Scheduler', kind: 'stat', expr: ['max(posthorn_scheduler_leads)'], note: '1 while one leads.' },
      {
        title: 'Oldest mail',
        kind: 'stat',
        unit: 's',
        expr: ['max(posthorn_delivery_queue_oldest_seconds)'],
        note: 'Among what may leave now.',
      },
      {
        title: 'Listings',
        kind: 'stat',
        expr: ['sum(max by (severity) (posthorn_ip_listings_open))'],
        note: 'Our addresses on blocklists.',
      },
      {
        title: 'Parked events',
        kind: 'stat',
        expr: ['max(posthorn_outbox_parked)'],
        note: 'Put aside after eight failures.',
      },
      {
        title: 'Unbalanced currencies',
        kind: 'stat',
        expr: ['max(posthorn_ledger_unbalanced_currencies)'],
        note: 'Must be 0.',
      },
      {
        title: 'Alerts for staff',
        kind: 'stat',
        expr: ['max(posthorn_alerts_open)'],
        note: 'That nobody has acknowledged.',
      },
    ],
  },
  {
    row: 'Mail',
    panels: [
      {
        title: 'Deliveries',
        unit: 'ops',
        expr: [per('delivery_attempts_total', 'outcome')],
        legend: '{{outcome}}',
        note: 'What became of what connections held.',
      },
      {
        title: 'Refusals by class',
        unit: 'ops',
        expr: ['sum by (class) (rate(posthorn_delivery_attempts_total{outcome!="delivered"}[5m]))'],
        legend: '{{class}}',
        note: 'Why receivers said no.',
      },
      {
        title: 'Queue',
        expr: ['ready', 'later', 'paced', 'held', 'leased'].map((state) => `max(posthorn_delivery_queue_${state})`),
        legends: ['ready', 'later', 'paced', 'held', 'leased'],
        note: 'Counted to 100,000 of each.',
      },
      {
        title: 'Sites',
        expr: ['paused', 'resting', 'limited'].map((state) => `max(posthorn_delivery_sites_${state})`),
        legends: ['paused', 'resting', 'limited'],
        note: 'Receivers that are held.',
      },
      {
        title: 'Connections to receivers',
        expr: ['sum(posthorn_delivery_connections)'],
        legend: 'open',
        note: 'Of all processes that are looked at.',
      },
      {
        title: 'Opens and clicks lost',
        unit: 'ops',
        expr: [per('tracking_events_lost_total', 'why')],
        legend: '{{why}}',
        note: 'Repeated ones are left out on purpose.',
      },
    ],
  },
  {
    row: 'The doors',
    panels: [
      {
        title: 'Requests',
        unit: 'reqps',
        expr: [per('http_request_seconds_count', 'status')],
        legend: '{{status}}',
        note: 'By class of status.',
      },
      {
        title: 'Time to answer',
        unit: 's',
        expr: ['0.5', '0.95', '0.99'].map(
          (q) => `histogram_quantile(${q}, sum by (le) (rate(posthorn_http_request_seconds_bucket[5m])))`,
        ),
        legends: ['half', '95 %', '99 %'],
        note: 'Over all routes.',
      },
      {
        title: 'Slowest routes',
        unit: 's',
        expr: [
          'topk(10, histogram_quantile(0.95, sum by (le, method, route) (rate(posthorn_http_request_seconds_bucket[5m]))))',
        ],
        legend: '{{method}} {{route}}',
        note: '95 % of each.',
      },
      {
        title: 'SMTP replies',
        unit: 'ops',
        expr: [per('smtp_replies_total', 'code')],
        legend: '{{code}}',
        note: 'Of the submission and inbound ports.',
      },
      { title: 'SMTP sessions', expr: ['sum(posthorn_smtp_sessions)'], legend: 'open', note: 'On our ports.' },
      {
        title: 'SMTP memory',
        unit: 'bytes',
        expr: ['sum(posthorn_smtp_held_bytes)'],
        legend: 'held',
        note: 'Of messages that are being received.',
      },
    ],
  },
  {
    row: 'What follows',
    panels: [
      {
        title: 'Events between modules',
        unit: 's',
        expr: ['max(posthorn_outbox_oldest_seconds)'],
        legend: 'oldest',
        note: 'Age of the oldest that a consumer owes.',
      },
      {
        title: 'Events not handed out',
        expr: ['max(posthorn_outbox_unseen)'],
        legend: 'waiting',
        note: 'Grows when no worker runs.',
      },
      {
        title: 'Schedule',
        unit: 's',
        expr: ['max(posthorn_scheduler_late_seconds)'],
        legend: 'late',
        note: 'Of the leader.',
      },
      {
        title: 'Webhooks',
        unit: 's',
        expr: ['max(posthorn_webhook_oldest_seconds)'],
        legend: 'oldest that answers',
        note: 'Slow and failing receivers wait apart.',
      },
      {
        title: 'Receivers in trouble',
        expr: ['max(posthorn_webhook_receivers_troubled)'],
        legend: 'slow or failing',
        note: 'Of webhooks.',
      },
      {
        title: 'Carriers',
        expr: ['max(posthorn_sms_routes_enabled)', 'max(posthorn_sms_routes_bound)'],
        legends: ['wanted', 'bound'],
        note: 'Of text messages.',
      },
    ],
  },
  {
    row: 'Money',
    panels: [
      {
        title: 'Payment gateway',
        unit: 'ops',
        expr: [per('gateway_requests_total', 'result')],
        legend: '{{result}}',
        note: 'Our calls, by result.',
      },
      {
        title: 'Gateway’s messages',
        unit: 'ops',
        expr: [per('gateway_events_total', 'verdict')],
        legend: '{{verdict}}',
        note: 'Forged and stale ones are refused.',
      },
      {
        title: 'Payments for staff',
        expr: ['sum by (kind) (increase(posthorn_payment_alerts_total[1d]))'],
        legend: '{{kind}}',
        note: 'Of the last day.',
      },
      {
        title: 'VAT numbers',
        unit: 'ops',
        expr: [per('vat_number_checks_total', 'answer')],
        legend: '{{answer}}',
        note: 'Answers of the register.',
      },
      {
        title: 'Alerts raised',
        expr: ['sum by (kind) (increase(posthorn_alerts_total[1d]))'],
        legend: '{{kind}}',
        note: 'For compliance, of the last day.',
      },
      {
        title: 'Books',
        expr: ['max(posthorn_books_closed_days_ago)'],
        legend: 'days since the last closing',
        note: 'One or none is right.',
      },
    ],
  },
  {
    row: 'The machines',
    panels: [
      {
        title: 'Disk free',
        unit: 'percentunit',
        expr: ['posthorn_disk_free_bytes / posthorn_disk_size_bytes'],
        legend: '{{instance}}',
        note: 'Of the state directory.',
      },
      { title: 'Database', unit: 'bytes', expr: ['max(posthorn_database_size_bytes)'], legend: 'size', note: '' },
      {
        title: 'Memory',
        unit: 'bytes',
        expr: ['posthorn_process_resident_memory_bytes'],
        legend: '{{instance}}',
        note: '',
      },
      {
        title: 'Processor',
        unit: 'percentunit',
        expr: ['rate(posthorn_process_cpu_seconds_total[5m])'],
        legend: '{{instance}}',
        note: '1 is one core.',
      },
      {
        title: 'Event loop',
        unit: 's',
        expr: ['posthorn_nodejs_eventloop_lag_p99_seconds'],
        legend: '{{instance}}',
        note: '99 %: above 0.1 a process is overloaded.',
      },
      {
        title: 'Certificate',
        unit: 's',
        expr: ['min(posthorn_certificate_ends_seconds)'],
        legend: 'until its end',
        note: 'Of the SMTP ports.',
      },
    ],
  },
];
