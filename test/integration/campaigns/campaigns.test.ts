import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toIso } from '../../../src/kernel/time/instant.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { type CampaignBody, Campaigning, people, type ProblemBody } from './campaign-steps.js';

const HOUR = 3_600_000;

describe('campaigns', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  const ahead = (hours: number): string => toIso((world.now() + hours * HOUR) as never);

  it('goes to everybody on the lists once, and is done when every mail has its outcome', async () => {
    const news = await mine.list('News', people(40));
    const vip = await mine.list('VIP', people(10));
    const id = await mine.draft([news, vip], { subject: 'Hello {{email}}' });
    const scheduled = await mine.act(id, 'schedule');
    assert.equal(scheduled.state, 'scheduled');
    const done = await mine.until('the campaign is done', id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['recipients'], done.progress['sent'], done.progress['delivered']], [40, 40, 40]);
    assert.equal(done.progress.complete, true);
    const copies = await mine.copies(id);
    assert.deepEqual([copies.size, Math.max(...copies.values())], [40, 1]);
    const again = await mine.call<ProblemBody>('POST', `/v1/campaigns/${id}/schedule`, {});
    assert.deepEqual(
      [again.status, again.body.code, again.body['state'], again.body['allowed']],
      [409, 'campaign_state', 'done', []],
    );
  });

  it('what a draft lacks is told at once when it is scheduled', async () => {
    const made = await mine.call('POST', '/v1/campaigns', {
      name: 'Bare',
      track: { opens: false },
      variants: [{ subject: 'One' }],
      abTest: { samplePercent: 20, winner: 'opens' },
    });
    const refused = await mine.call<ProblemBody>('POST', `/v1/campaigns/${made.body.id}/schedule`, {
      timeZone: 'recipient',
    });
    assert.equal(refused.status, 422);
    assert.deepEqual(
      refused.body.errors!.map(({ field, code }) => `${field} ${code}`),
      [
        'sendAt required',
        'timeZone not_allowed',
        'from required',
        'variants too_few',
        'variants[0].html required',
        'variants required',
        'track.opens required',
        'abTest.decideAfter required',
        'audience required',
      ],
    );
    const unknown = 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    const id = await mine.draft([unknown]);
    const foreign = await mine.call<ProblemBody>('POST', `/v1/campaigns/${id}/schedule`, {});
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'reference_not_found']);
    assert.equal(foreign.body.errors![0]!.field, 'audience.lists[0]');
    const list = await mine.list('Nobody');
    const stranger = await mine.draft([list], { from: { email: 'ceo@other.example' } });
    const notMine = await mine.call<ProblemBody>('POST', `/v1/campaigns/${stranger}/schedule`, {});
    assert.deepEqual([notMine.status, notMine.body.code], [403, 'sender_not_verified']);
    const broken = await mine.draft([list], { variants: [{ subject: 'A' }, { html: '{{#if x}}' }] });
    const faulty = await mine.call<ProblemBody>('POST', `/v1/campaigns/${broken}/schedule`, {});
    assert.equal(faulty.body.errors![0]!.field, 'variants[1].html');
  });

  it('what it says is frozen when it is scheduled, who gets it when it begins', async () => {
    const list = await mine.list('Frozen', [{ email: 'first@frozen.example' }]);
    const id = await mine.draft([list]);
    const scheduled = await mine.act(id, 'schedule', { sendAt: ahead(2) });
    assert.deepEqual(scheduled.allowed, ['test', 'estimate', 'unschedule', 'pause', 'cancel']);
    assert.equal(scheduled.because!.code, 'not_yet');
    const change = await mine.call<ProblemBody>('PATCH', `/v1/campaigns/${id}`, { subject: 'Other' });
    assert.deepEqual([change.status, change.body.code, change.body['state']], [409, 'campaign_state', 'scheduled']);
    await mine.put(list, [{ email: 'second@frozen.example' }]);
    await world.advance('PT2H');
    const done = await mine.until('it is done', id, ({ state }) => state === 'done');
    assert.equal(done.progress['sent'], 2);
  });

  it('back to a draft, as long as it has not begun', async () => {
    const id = await mine.draft([await mine.list('Undone', people(3))]);
    await mine.act(id, 'schedule', { sendAt: ahead(3) });
    const undone = await mine.act(id, 'unschedule');
    assert.deepEqual([undone.state, undone.schedule, undone.because], ['draft', null, null]);
    await world.advance('PT4H');
    assert.equal((await mine.copies(id)).size, 0);
    assert.equal((await mine.call('DELETE', `/v1/campaigns/${id}`)).status, 204);
  });

  it('nine o’clock of every recipient: wave by wave, whoever has no time zone with the account', async () => {
    const zones = ['Asia/Tokyo', 'Europe/Paris', 'America/New_York', 'Mars/Olympus'];
    const list = await mine.list('World', [
      ...zones.slice(0, 3).map((timeZone) => ({ email: `${timeZone.split('/')[1]}@world.example`, timeZone })),
      { email: 'nowhere@world.example' },
    ]);
    await mine.call('PATCH', '/v1/account', { timeZone: 'Europe/Paris' });
    const day = toIso((world.now() + 48 * HOUR) as never).slice(0, 10);
    const id = await mine.draft([list]);
    const scheduled = await mine.act(id, 'schedule', { sendAt: `${day}T12:00:00Z`, timeZone: 'recipient' });
    assert.match(scheduled.schedule!.explanation, /his own clock/);
    assert.ok(scheduled.schedule!.startsAt < scheduled.schedule!.sendAt);
    assert.equal(scheduled.warnings, undefined);
    const sentAt = async (iso: string): Promise<string[]> => {
      await world.moveTo(iso);
      await mine.until(
        'nothing more is to be done now',
        id,
        ({ state, because }) => state === 'done' || because?.code !== undefined,
      );
      return [...(await mine.copies(id)).keys()].sort();
    };
    const noon = Date.parse(`${day}T12:00:00Z`);
    const at = (hours: number): string => toIso((noon + hours * HOUR) as never);
    assert.deepEqual(await sentAt(at(-9)), []);
    const waiting = await mine.show(id);
    assert.deepEqual([waiting.state, waiting.because!.code], ['sending', 'recipients_local_time']);
    assert.equal(waiting.progress['recipients'], 4);
    assert.deepEqual(await sentAt(at(-5)), ['Tokyo@world.example'.toLowerCase()]);
    assert.deepEqual(await sentAt(at(1)), ['nowhere@world.example', 'paris@world.example', 'tokyo@world.example']);
    assert.equal((await sentAt(at(8))).length, 4);
    await mine.until('it is done', id, ({ state }) => state === 'done');
  });

  it('paused nothing more leaves; resumed it goes on where it was; cancelled it is counted', async () => {
    const token = await world.operator();
    const slow = (ratePerHour: number | null) =>
      world.http.patch(`/v1/admin/accounts/${mine.customer.accountId}`, { token, body: { ratePerHour } });
    assert.equal((await slow(60)).status, 200);
    const id = await mine.draft([await mine.list('Slow', people(200, undefined, 'slow.example'))]);
    await mine.act(id, 'schedule');
    const sending = await mine.until('all is handed over', id, ({ because }) => because?.code === 'delivering');
    assert.deepEqual([sending.state, sending.progress['sent']], ['sending', 200]);
    const paused = await mine.act(id, 'pause');
    assert.deepEqual(
      [paused.state, paused.paused!.code, paused.allowed],
      ['paused', 'by_hand', ['test', 'estimate', 'resume', 'cancel', 'choose_winner']],
    );
    const delivered = async (): Promise<number> =>
      (
        await mine.query<{ n: number }>(
          `select count(*)::int as n from deliveries where account_id = $1 and recipient like '%@slow.example' and status = 5`,
          [mine.scope.accountId],
        )
      )[0]!.n;
    const before = await delivered();
    await world.advance('PT30M');
    assert.ok((await delivered()) <= before + 5, 'what was under way may arrive');
    const again = await mine.call<ProblemBody>('POST', `/v1/campaigns/${id}/pause`, {});
    assert.deepEqual([again.status, again.body.code], [409, 'campaign_state']);
    const meanwhile = await delivered();
    await mine.act(id, 'resume');
    await world.advance('PT10M');
    await eventually('mail leaves again', async () => (await delivered()) > meanwhile);
    const cancelled = await mine.act(id, 'cancel');
    assert.equal(cancelled.state, 'cancelled');
    await eventually('all ended', async () => {
      await world.advance('PT1M');
      const { progress } = await mine.show(id);
      return progress['delivered']! + progress['cancelled']! >= 200 && (await delivered()) === progress['delivered'];
    });
    assert.equal((await slow(null)).status, 200);
  });

  it('64 hands at once: whatever they press, one press of each counts, and nobody gets it twice', async () => {
    const id = await mine.draft([await mine.list('Race', people(100, undefined, 'race.example'))]);
    const press = (action: string) =>
      mine.call<CampaignBody & ProblemBody>('POST', `/v1/campaigns/${id}/${action}`, {});
    const schedules = await Promise.all(Array.from({ length: 64 }, () => press('schedule')));
    assert.equal(schedules.filter(({ status }) => status === 200).length, 1);
    assert.ok(schedules.every(({ status, body }) => status === 200 || body.code === 'campaign_state'));
    const actions = ['pause', 'resume', 'pause', 'resume'];
    const storm = await Promise.all(Array.from({ length: 64 }, (_, i) => press(actions[i % 4]!)));
    const others = storm.filter(({ status, body }) => status !== 200 && body.code !== 'campaign_state');
    assert.deepEqual(
      others.map(({ text }) => text),
      [],
    );
    if ((await mine.show(id)).state === 'paused') await mine.act(id, 'resume');
    await mine.until('it is done', id, ({ state }) => state === 'done');
    const copies = await mine.copies(id);
    assert.deepEqual([copies.size, Math.max(...copies.values())], [100, 1]);
    const other = await mine.draft([await mine.list('Race 2', people(50, undefined, 'race2.example'))]);
    await mine.act(other, 'schedule', { sendAt: ahead(5) });
    const ends = await Promise.all(
      Array.from({ length: 64 }, () => mine.call<ProblemBody>('POST', `/v1/campaigns/${other}/cancel`, {})),
    );
    assert.equal(ends.filter(({ status }) => status === 200).length, 1);
  });

  it('a block for campaigns holds it and says which; lifted, it goes on by itself', async () => {
    const id = await mine.draft([await mine.list('Blocked', people(5, undefined, 'blocked.example'))]);
    await mine.act(id, 'schedule', { sendAt: ahead(1) });
    const token = await world.operator();
    const path = `/v1/admin/accounts/${mine.customer.accountId}/blocks`;
    const body = { reason: 'manual', scope: 'campaigns', steps: [{ code: 'ask', text: 'Write to us' }] };
    const block = await world.http.post<{ id: string }>(path, { token, body });
    assert.equal(block.status, 201, block.text);
    await world.advance('PT1H');
    const held = await mine.until('it waits', id, ({ because }) => because?.code === 'account_blocked');
    assert.deepEqual(
      [held.state, held.because!.detail, held.progress['sent']],
      ['sending', { blockIds: [block.body.id] }, 0],
    );
    const other = await mine.draft([await mine.list('Blocked too')]);
    const refused = await mine.call<ProblemBody>('POST', `/v1/campaigns/${other}/schedule`, {});
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body['blockIds']],
      [403, 'account_blocked', [block.body.id]],
    );
    const lifted = await world.http.post(`${path}/${block.body.id}/lift`, { token, body: { reason: 'clear' } });
    assert.ok(lifted.status < 300, lifted.text);
    await mine.until('it is done', id, ({ state }) => state === 'done');
  });
});
