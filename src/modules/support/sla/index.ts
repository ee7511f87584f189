export { type ClockName, type SlaCalendar, type SlaPriority } from './rules/sla-policy.js';
export { SLA_POLICIES } from './rules/sla-policies.table.js';
export { mergedEvents, type SlaEvent, type SlaState, slaState } from './rules/sla-state.js';
export { lookAtClocks, type SlaAlert, type SlaLook } from './rules/sla-alerts.js';
export type { ClockState } from './rules/stopwatch.js';
