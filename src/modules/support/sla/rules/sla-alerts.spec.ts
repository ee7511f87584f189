import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, HOUR_MS, instantOf, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { officeHours } from '../../calendar/index.js';
import { lookAtClocks } from './sla-alerts.js';
import { SLA_POLICIES } from './sla-policies.table.js';
import { type SlaEvent, slaState } from './sla-state.js';

const OFFICE = officeHours(null);
/** Friday 15:00 in Paris: the first answer is due on Saturday at 15:00, with a warning at 09:00. */
const FRIDAY = instantOf('2026-07-10T13:00:00Z');
const MONDAY_NINE = instantOf('2026-07-13T07:00:00Z');
const asked: SlaEvent = { at: FRIDAY, kind: 'message', by: 'customer', internal: false };

function look(events: SlaEvent[], iso: string, told: string[] = []): ReturnType<typeof lookAtClocks> {
  const now = instantOf(iso);
  return lookAtClocks(slaState(events, SLA_POLICIES, OFFICE, { priority: 'normal', now }), told, OFFICE, now);
}

describe('alerts of clocks', () => {
  it('nobody is called at night or at the week-end, but what is late shows at once', () => {
    const onFriday = look([asked], '2026-07-10T13:00:00Z');
    assert.deepEqual([onFriday.alerts, onFriday.breached], [[], false]);
    const onSaturday = look([asked], '2026-07-11T13:00:00Z');
    assert.deepEqual([onSaturday.alerts, onSaturday.breached], [[], true]);
    assert.equal(onSaturday.lookAt, MONDAY_NINE);
  });

  it('on Monday at nine the broken promise is told, and no warning of what is broken already', () => {
    const { alerts, told } = look([asked], '2026-07-13T07:00:00Z');
    assert.deepEqual(alerts, [{ clock: 'firstResponse', stage: 'breached', dueAt: addMs(FRIDAY, 24 * HOUR_MS) }]);
    assert.deepEqual(look([asked], '2026-07-13T07:05:00Z', told).alerts, []);
  });

  it('within working hours a warning comes when three quarters of the time are over', () => {
    const monday = instantOf('2026-07-13T07:00:00Z');
    const events: SlaEvent[] = [
      { ...asked, at: monday },
      { at: monday, kind: 'priority', to: 'high' },
    ];
    const { lookAt } = look(events, '2026-07-13T07:00:00Z');
    assert.equal(lookAt, addMs(monday, 180 * MINUTE_MS));
    const { alerts, told } = look(events, '2026-07-13T10:00:00Z');
    assert.deepEqual(
      alerts.map(({ clock, stage }) => [clock, stage]),
      [['firstResponse', 'warning']],
    );
    const due = look(events, '2026-07-13T11:00:00Z', told);
    assert.deepEqual(
      due.alerts.map(({ clock, stage }) => [clock, stage]),
      [['firstResponse', 'breached']],
    );
  });

  it('an answer in time leaves nothing of it to tell, and nothing to look at', () => {
    const answered: SlaEvent = { at: addMs(FRIDAY, HOUR_MS), kind: 'message', by: 'agent', internal: false };
    assert.deepEqual(look([asked, answered], '2026-07-13T07:00:00Z'), {
      ...{ alerts: [], told: [], breached: false, lookAt: null },
    });
  });
});
