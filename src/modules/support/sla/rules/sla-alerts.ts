import { earliest, type Instant } from '../../../../kernel/time/instant.js';
import { type ClockName, CLOCKS, type SlaCalendar } from './sla-policy.js';
import type { SlaState } from './sla-state.js';

export interface SlaAlert {
  clock: ClockName;
  stage: 'warning' | 'breached';
  dueAt: Instant;
}

export interface SlaLook {
  /** To be told now. */
  alerts: SlaAlert[];
  /** Names of the alerts told so far, of clocks that still run. */
  told: string[];
  /** Whether somebody waits longer than promised. */
  breached: boolean;
  /** When to look again; null: not before something happens. */
  lookAt: Instant | null;
}

/**
 * Who is told of what now, once for each promise. That a promise is broken shows at once; people are called only while
 * support works.
 */
export function lookAtClocks(state: SlaState, told: readonly string[], calendar: SlaCalendar, now: Instant): SlaLook {
  const pending = CLOCKS.flatMap((clock) => alertsOf(clock, state));
  const callAt = (at: Instant): Instant => calendar.nextOpening(at) ?? at;
  const alerts: SlaAlert[] = [];
  const later: Instant[] = [];
  for (const alert of pending.filter(({ name }) => !told.includes(name))) {
    const at = callAt(alert.at);
    if (at > now) later.push(at);
    else if (!isOvertaken(alert, now)) alerts.push(alert.alert);
  }
  const due = pending.flatMap(({ alert }) => (alert.dueAt > now ? [alert.dueAt] : []));
  const names = pending.filter(({ name, at }) => told.includes(name) || callAt(at) <= now).map(({ name }) => name);
  return {
    alerts,
    told: names,
    breached: CLOCKS.some((clock) => isLate(clock, state, now)),
    lookAt: earliest(...later, ...due),
  };
}

interface Pending {
  name: string;
  at: Instant;
  alert: SlaAlert;
}

function alertsOf(clock: ClockName, state: SlaState): Pending[] {
  const { status, dueAt, warnAt } = state[clock];
  if (status !== 'running' || dueAt === null) return [];
  const stage = (name: SlaAlert['stage'], at: Instant): Pending => ({
    name: `${clock}:${name}:${dueAt}`,
    at,
    alert: { clock, stage: name, dueAt },
  });
  return [...(warnAt === null ? [] : [stage('warning', warnAt)]), stage('breached', dueAt)];
}

/** Nobody is warned of what is broken already. */
function isOvertaken({ alert }: Pending, now: Instant): boolean {
  return alert.stage === 'warning' && alert.dueAt <= now;
}

function isLate(clock: ClockName, state: SlaState, now: Instant): boolean {
  const { status, dueAt } = state[clock];
  return status === 'running' && dueAt !== null && dueAt <= now;
}
