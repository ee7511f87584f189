/**
 * Every figure that a process tells Prometheus, beside those of the runtime. Names get the prefix `posthorn_`. Labels have few
 * values: never an id, an address or the name of a receiver. docs/operate/metrics.md, the Grafana board and the alert rules are
 * made from this table.
 */
export const METRICS = {
  http_request_seconds: {
    type: 'histogram',
    help: 'Time to answer a request, by method, route and class of status.',
    labels: ['method', 'route', 'status'],
  },
  smtp_replies_total: {
    type: 'counter',
    help: 'Replies to commands and messages on the SMTP ports, by code.',
    labels: ['code'],
  },
  smtp_sessions: { type: 'gauge', help: 'Open sessions on the SMTP ports.', labels: [] },
  smtp_held_bytes: { type: 'gauge', help: 'Bytes of messages that the SMTP sessions hold.', labels: [] },
  delivery_attempts_total: {
    type: 'counter',
    help: 'What became of deliveries that a connection held, by outcome and class of the reply.',
    labels: ['outcome', 'class'],
  },
  delivery_connections: { type: 'gauge', help: 'Open slots of this process at receivers.', labels: [] },
  delivery_queue_ready: { type: 'gauge', help: 'Deliveries that may leave now, counted to 100,000.', labels: [] },
  delivery_queue_later: { type: 'gauge', help: 'Retries that wait for their time, counted to 100,000.', labels: [] },
  delivery_queue_paced: {
    type: 'gauge',
    help: 'Deliveries that wait for their account’s speed, counted to 100,000.',
    labels: [],
  },
  delivery_queue_held: {
    type: 'gauge',
    help: 'Deliveries that wait for a reason of ours (quota, block, pause), counted to 100,000.',
    labels: [],
  },
  delivery_queue_quarantined: {
    type: 'gauge',
    help: 'Deliveries that took several workers with them and wait for staff.',
    labels: [],
  },
  delivery_queue_leased: { type: 'gauge', help: 'Deliveries that a connection has, counted to 100,000.', labels: [] },
  delivery_queue_oldest_seconds: {
    type: 'gauge',
    help: 'Age of the oldest among 100,000 deliveries that may leave now, from when they were queued.',
    labels: [],
  },
  delivery_sites_paused: { type: 'gauge', help: 'Sites that staff paused.', labels: [] },
  delivery_sites_resting: { type: 'gauge', help: 'Sites that rest because a reply asked for it.', labels: [] },
  delivery_sites_limited: {
    type: 'gauge',
    help: 'Sites with fewer connections than their shaping says.',
    labels: [],
  },
  tracking_events_lost_total: {
    type: 'counter',
    help: 'Opens and clicks that were not recorded, and why.',
    labels: ['why'],
  },
  webhook_oldest_seconds: {
    type: 'gauge',
    help: 'How long the receiver that has waited longest for its turn has been ready; slow and failing ones left out.',
    labels: [],
  },
  webhook_receivers_troubled: {
    type: 'gauge',
    help: 'Receivers that are slow or failing and have something to hear.',
    labels: [],
  },
  sms_routes_enabled: { type: 'gauge', help: 'Carriers that are to be bound.', labels: [] },
  sms_routes_bound: { type: 'gauge', help: 'Carriers with at least one session that is bound.', labels: [] },
  outbox_oldest_seconds: {
    type: 'gauge',
    help: 'How long the oldest business event that was handed out waits for one of its consumers.',
    labels: [],
  },
  outbox_unseen: {
    type: 'gauge',
    help: 'Business events that no worker has handed out yet, counted to 10,000.',
    labels: [],
  },
  outbox_parked: { type: 'gauge', help: 'Events that a consumer failed on eight times.', labels: [] },
  scheduler_leads: {
    type: 'gauge',
    help: '1 while some process of the installation does what happens by itself.',
    labels: [],
  },
  workers_alive: { type: 'gauge', help: 'Processes of the installation that deliver.', labels: [] },
  scheduler_late_seconds: {
    type: 'gauge',
    help: 'How late the latest of the things that happen by themselves was begun; of the leader.',
    labels: [],
  },
  alerts_total: { type: 'counter', help: 'Alerts raised for compliance staff, by kind.', labels: ['kind'] },
  alerts_open: { type: 'gauge', help: 'Alerts that nobody has acknowledged.', labels: [] },
  ip_listings_open: {
    type: 'gauge',
    help: 'Listings of our addresses on blocklists that stand, by the severity of the list.',
    labels: ['severity'],
  },
  ledger_unbalanced_currencies: {
    type: 'gauge',
    help: 'Currencies whose postings do not add up to nothing. Anything but 0 means that the books are broken.',
    labels: [],
  },
  books_closed_days_ago: { type: 'gauge', help: 'Days since the last day that is closed in the books.', labels: [] },
  payment_alerts_total: { type: 'counter', help: 'Payments that staff must look at, by kind.', labels: ['kind'] },
  gateway_requests_total: {
    type: 'counter',
    help: 'Calls to the payment gateway, by result.',
    labels: ['gateway', 'result'],
  },
  gateway_events_total: {
    type: 'counter',
    help: 'Messages that claim to come from the payment gateway, by verdict.',
    labels: ['gateway', 'verdict'],
  },
  vat_number_checks_total: { type: 'counter', help: 'Answers of the register of VAT numbers.', labels: ['answer'] },
  database_up: { type: 'gauge', help: '1 when the database answers.', labels: [] },
  database_size_bytes: { type: 'gauge', help: 'Size of the database.', labels: [] },
  disk_free_bytes: { type: 'gauge', help: 'Free bytes where the state directory of this process is.', labels: [] },
  disk_size_bytes: { type: 'gauge', help: 'Size of that file system.', labels: [] },
  certificate_ends_seconds: {
    type: 'gauge',
    help: 'Seconds until the certificate of the SMTP ports ends.',
    labels: [],
  },
} as const satisfies Record<
  string,
  { type: 'counter' | 'gauge' | 'histogram'; help: string; labels: readonly string[] }
>;

export type MetricName = keyof typeof METRICS;
export type MetricOf<T extends 'counter' | 'gauge' | 'histogram'> = {
  [N in MetricName]: (typeof METRICS)[N]['type'] extends T ? N : never;
}[MetricName];
export type LabelOf<N extends MetricName> = (typeof METRICS)[N]['labels'][number];
