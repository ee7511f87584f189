import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import { officeHours } from '../../calendar/index.js';
import { isWhole, slotFault, slotsFrom } from './callback-slots.js';

const office = officeHours(null);
const first = (now: string): string => toIso(slotsFrom(office, instantOf(now), instantOf(now), 1)[0]!);

describe('slots for call-backs', () => {
  it('R-130: Friday 17:59 in Paris the slot that runs is offered, at 18:00 the next is on Monday at 09:00', () => {
    assert.equal(first('2026-01-09T16:59:00Z'), '2026-01-09T16:30:00.000Z');
    assert.equal(first('2026-01-09T17:00:00Z'), '2026-01-12T08:00:00.000Z');
  });

  const CASES: [now: string, slot: string][] = [
    ['2026-03-27T17:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['2026-10-23T16:00:00Z', '2026-10-26T08:00:00.000Z'],
    ['2026-07-06T06:59:59Z', '2026-07-06T07:00:00.000Z'],
    ['2026-07-06T09:29:59Z', '2026-07-06T09:00:00.000Z'],
  ];
  for (const [now, slot] of CASES)
    it(`at ${now} the first is ${slot}, whatever clocks do`, () => assert.equal(first(now), slot));

  it('are half hours within the hours, each once, for two weeks', () => {
    const now = instantOf('2026-03-23T00:00:00Z');
    const slots = slotsFrom(office, now, now, 1_000);
    assert.equal(slots.length, 10 * 18, 'ten working days of nine hours');
    assert.equal(new Set(slots).size, slots.length);
    assert.ok(slots.every((slot) => isWhole(office, slot) && slotFault(slot, now) === null));
    assert.ok(slotsFrom(office, instantOf('2027-01-01T00:00:00Z'), now, 10).length === 0);
  });

  it('of the past, between two, or months ahead cannot be asked for', () => {
    const now = instantOf('2026-07-06T09:30:00Z');
    const fault = (at: string): string | null => slotFault(instantOf(at), now);
    assert.equal(fault('2026-07-06T09:00:00Z'), 'slot_in_past');
    assert.equal(fault('2026-07-06T09:30:00Z'), null);
    assert.equal(fault('2026-07-06T09:45:00Z'), 'not_a_slot');
    assert.equal(fault('2026-09-07T09:30:00Z'), 'slot_too_far');
  });
});
