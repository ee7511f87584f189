import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addMs, HOUR_MS, type Instant, instantOf, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { officeHours } from '../../calendar/index.js';
import { SLA_POLICIES } from './sla-policies.table.js';
import type { SlaCalendar, SlaPolicies, SlaPriority } from './sla-policy.js';
import { mergedEvents, type SlaEvent, type SlaState, slaState } from './sla-state.js';

const OFFICE: SlaCalendar = officeHours(null);
/** Never closed: intervals are what they look like. */
const ALWAYS: SlaCalendar = {
  addBusinessMinutes: (at, minutes) => addMs(at, minutes * MINUTE_MS),
  businessMsBetween: (from, to) => Math.max(0, to - from),
  nextOpening: (at) => at,
};
const MONDAY = instantOf('2026-07-06T08:00:00Z');

const at = (minutes: number): Instant => addMs(MONDAY, minutes * MINUTE_MS);
const asks = (minutes: number): SlaEvent => ({ at: at(minutes), kind: 'message', by: 'customer', internal: false });
const answers = (minutes: number): SlaEvent => ({ at: at(minutes), kind: 'message', by: 'agent', internal: false });
const notes = (minutes: number): SlaEvent => ({ at: at(minutes), kind: 'message', by: 'agent', internal: true });
const notices = (minutes: number): SlaEvent => ({ at: at(minutes), kind: 'message', by: 'system', internal: false });
const turns = (minutes: number, over: boolean): SlaEvent => ({ at: at(minutes), kind: 'status', over });
const becomes = (minutes: number, to: SlaPriority): SlaEvent => ({ at: at(minutes), kind: 'priority', to });

function clocks(
  events: SlaEvent[],
  minutes: number,
  more: { policies?: SlaPolicies; calendar?: SlaCalendar } = {},
): SlaState {
  const { policies = SLA_POLICIES, calendar = ALWAYS } = more;
  return slaState(events, policies, calendar, { priority: 'normal', now: at(minutes) });
}

const DAY = 24 * 60;

describe('the clocks of a ticket', () => {
  it('R-128: a ticket of Sunday 03:00 starts the first-response clock at once', () => {
    const sunday = instantOf('2026-07-05T03:00:00Z');
    const events: SlaEvent[] = [{ at: sunday, kind: 'message', by: 'customer', internal: false }];
    const { firstResponse, resolution } = slaState(events, SLA_POLICIES, OFFICE, { priority: 'normal', now: sunday });
    assert.equal(firstResponse.status, 'running');
    assert.equal(firstResponse.dueAt, addMs(sunday, 24 * HOUR_MS));
    // 5 working days of 9 hours from Monday 09:00 in Paris end on Friday at 18:00, which is 16:00 UTC.
    assert.equal(resolution.dueAt, instantOf('2026-07-10T16:00:00Z'));
  });

  it('the next answer does not overrule the first one that came too late', () => {
    const state = clocks([asks(0), asks(60), answers(DAY + 1), asks(DAY + 10), answers(DAY + 20)], DAY + 30);
    assert.equal(state.firstResponse.status, 'missed');
    assert.equal(state.firstResponse.missedAt, at(DAY));
    assert.equal(state.nextResponse.status, 'met');
    assert.equal(state.lateAnswers, 0);
  });

  it('an agent who wrote last waits for the customer: nothing runs and nothing is due', () => {
    const state = clocks([asks(0), answers(10)], 90 * DAY);
    assert.deepEqual([state.firstResponse.status, state.nextResponse.status], ['met', 'none']);
    assert.deepEqual(state.resolution, { status: 'paused', dueAt: null, warnAt: null, missedAt: null });
  });

  it('whatever a customer writes restarts the clock of the next answer, and asking again does not move it', () => {
    const state = clocks([asks(0), answers(10), asks(20), asks(200), asks(300)], 310);
    assert.equal(state.nextResponse.status, 'running');
    assert.equal(state.nextResponse.dueAt, at(20 + 9 * 60));
  });

  it('any agent’s public message is a response, also one that opens a ticket or comes after the solution', () => {
    assert.equal(clocks([answers(0)], DAY * 3).firstResponse.status, 'none');
    assert.equal(clocks([answers(0), asks(5)], 6).nextResponse.status, 'running');
    assert.equal(clocks([asks(0), turns(5, true), answers(6)], 7).firstResponse.status, 'met');
  });

  it('an answer and the solution at one instant keep the mark of the first response', () => {
    const state = clocks([asks(0), answers(30), turns(30, true)], 31);
    assert.deepEqual([state.firstResponse.status, state.resolution.status], ['met', 'met']);
  });

  it('what the product writes first is the customer’s matter, what it writes later is nobody’s turn', () => {
    assert.equal(clocks([notices(0)], 1).firstResponse.status, 'running');
    const state = clocks([asks(0), answers(10), notices(20)], 30);
    assert.deepEqual([state.nextResponse.status, state.resolution.status], ['none', 'paused']);
  });

  it('the time of a solution does not count when a ticket is opened again', () => {
    // 100 minutes until the solution, a week solved, 10 minutes open again: 110 of 2,700 minutes are used.
    const week = 7 * DAY;
    const state = clocks([asks(0), turns(100, true), asks(week), turns(week, false)], week + 10);
    assert.equal(state.resolution.status, 'running');
    assert.equal(state.resolution.dueAt, at(week + 2_600));
  });

  it('a new priority promises from that moment; nothing is due in the past, and what was broken stays broken', () => {
    const raised = clocks([asks(0), becomes(600, 'urgent')], 601);
    assert.deepEqual([raised.firstResponse.dueAt, raised.firstResponse.missedAt], [at(600), at(600)]);
    const lowered = clocks([asks(0), becomes(DAY + 5, 'low'), answers(DAY + 6)], DAY + 7);
    assert.equal(lowered.firstResponse.status, 'missed');
    assert.equal(lowered.resolution.status, 'none');
  });

  it('two tickets that become one keep what was asked in either', () => {
    const state = clocks(mergedEvents([asks(0), answers(10)], [asks(30), turns(40, true)]), 50);
    assert.equal(state.firstResponse.status, 'met');
    assert.equal(state.nextResponse.dueAt, at(30 + 9 * 60));
  });

  it('a night and a week-end do not count where working hours do', () => {
    // Friday 17:00 in Paris plus the 9 working hours of one day: 1 hour on Friday, 8 on Monday, until 17:00.
    const friday = instantOf('2026-07-10T15:00:00Z');
    const said = (by: 'customer' | 'agent', when: Instant): SlaEvent => ({
      at: when,
      kind: 'message',
      by,
      internal: false,
    });
    const events = [
      said('customer', addMs(friday, -2 * HOUR_MS)),
      said('agent', addMs(friday, -HOUR_MS)),
      said('customer', friday),
    ];
    const state = slaState(events, SLA_POLICIES, OFFICE, { priority: 'normal', now: friday });
    assert.equal(state.nextResponse.dueAt, instantOf('2026-07-13T15:00:00Z'));
  });
});

const minute = fc.integer({ min: 0, max: 6 * DAY });
const event: fc.Arbitrary<SlaEvent> = fc.oneof(
  minute.map(asks),
  minute.map(answers),
  minute.map(notes),
  minute.map(notices),
  fc.tuple(minute, fc.boolean()).map(([m, over]) => turns(m, over)),
  fc.tuple(minute, fc.constantFrom<SlaPriority>('low', 'normal', 'high', 'urgent')).map(([m, to]) => becomes(m, to)),
);
const story = fc.array(event, { maxLength: 14 });
const calendar = fc.constantFrom(ALWAYS, OFFICE);

describe('the clocks of any ticket', () => {
  const holds = <T extends [unknown, ...unknown[]]>(what: fc.IPropertyWithHooks<T>): void =>
    fc.assert(what, { numRuns: 100 });

  it('notes count for nothing', () => {
    holds(
      fc.property(story, minute, calendar, (events, now, hours) => {
        const without = events.filter((e) => e.kind !== 'message' || !e.internal);
        assert.deepEqual(clocks(events, now, { calendar: hours }), clocks(without, now, { calendar: hours }));
      }),
    );
  });

  it('what is promised about one clock changes nothing about another', () => {
    const without = (name: 'firstResponse' | 'nextResponse' | 'resolution'): SlaPolicies => {
      const each = Object.entries(SLA_POLICIES).map(([priority, policy]) => [priority, { ...policy, [name]: null }]);
      return Object.fromEntries(each) as SlaPolicies;
    };
    holds(
      fc.property(story, minute, calendar, (events, now, hours) => {
        const all = clocks(events, now, { calendar: hours });
        const some = (name: Parameters<typeof without>[0]): SlaState =>
          clocks(events, now, { calendar: hours, policies: without(name) });
        assert.deepEqual(some('nextResponse').firstResponse, all.firstResponse);
        assert.deepEqual(some('resolution').firstResponse, all.firstResponse);
        assert.deepEqual(some('firstResponse').nextResponse, all.nextResponse);
        assert.deepEqual(some('firstResponse').resolution, all.resolution);
      }),
    );
  });

  it('nothing runs while it is the customer’s turn or the ticket is over', () => {
    holds(
      fc.property(story, minute, (events, now) => {
        const past = [...events].sort((a, b) => a.at - b.at).filter((e) => e.at <= at(now));
        const said = past.filter((e) => e.kind === 'message' && !e.internal && e.by !== 'system').at(-1);
        const over = past.filter((e) => e.kind === 'status').at(-1)?.over ?? false;
        if (!over && !(said?.kind === 'message' && said.by === 'agent')) return;
        const state = clocks(events, now);
        const running = [state.firstResponse, state.nextResponse, state.resolution].filter(
          (c) => c.status === 'running',
        );
        assert.deepEqual(running, []);
      }),
    );
  });

  it('an answer in public leaves no answer owed, and the first response is judged for ever', () => {
    holds(
      fc.property(story, minute, (events, now) => {
        const answered = clocks([...events.filter((e) => e.at < at(now)), answers(now)], now);
        assert.ok(!['running', 'paused'].includes(answered.firstResponse.status));
        assert.notEqual(answered.nextResponse.status, 'running');
        const later = clocks(
          [...events, answers(now)].filter((e) => e.at !== at(now) || e.kind === 'message'),
          9 * DAY,
        );
        if (answered.firstResponse.status !== 'none')
          assert.ok(later.firstResponse.status === 'met' || later.firstResponse.status === 'missed');
      }),
    );
  });

  it('what is late stays late however much time goes by', () => {
    holds(
      fc.property(story, minute, minute, calendar, (events, one, other, hours) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
        const known = events.filter((e) => e.at <= at(sooner));
        const before = clocks(known, sooner, { calendar: hours });
        const after = clocks(known, later, { calendar: hours });
        for (const name of ['firstResponse', 'resolution'] as const) {
          if (before[name].missedAt !== null) assert.equal(after[name].missedAt, before[name].missedAt);
        }
      }),
    );
  });

  it('merging is the same from either side, and hides no question that was asked last', () => {
    holds(
      fc.property(story, story, minute, (one, other, now) => {
        const messages = (events: SlaEvent[]): SlaEvent[] => events.filter(({ kind }) => kind === 'message');
        const ours = mergedEvents(messages(one), messages(other));
        const theirs = mergedEvents(messages(other), messages(one));
        // At one instant nobody says who spoke first.
        if (new Set(ours.map((e) => e.at)).size !== ours.length) return;
        assert.deepEqual(clocks(ours, now), clocks(theirs, now));
        const last = ours
          .filter((e) => e.at <= at(now) && e.kind === 'message' && !e.internal && e.by !== 'system')
          .at(-1);
        if (last?.kind !== 'message' || last.by !== 'customer') return;
        const state = clocks(ours, now);
        assert.ok([state.firstResponse.status, state.nextResponse.status].includes('running'));
      }),
    );
  });
});
