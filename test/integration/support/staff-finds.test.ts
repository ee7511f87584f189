import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { DAY_MS, HOUR_MS, type Instant, toIso } from '../../../src/kernel/time/instant.js';
import { SupportFacade } from '../../../src/modules/support/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { ownersTicket } from './open-in-world.js';
import { staffDesk } from './staff-work-world.js';
import { type Colleague, colleague, type Subject, subject } from './support-world.js';

describe('what staff find of tickets', () => {
  let world: World;
  let acme: Subject;
  let other: Subject;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    [acme, other] = [await subject(world, 'owner@acme.example'), await subject(world, 'owner@other.example')];
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
  });
  after(() => world.close());

  const { show, act, list, history } = staffDesk(() => ({ world, agent }));

  it('are found by number, account, address, domain and words, accents or not', async () => {
    const id = await ownersTicket(world, other.accountId, {
      subject: 'Rückerstattung',
      text: 'Délivrabilité de msg_9f8e-77',
    });
    const { number } = await show(id);
    const { username, email } = other.signedUp.user;
    for (const q of [String(number), `#${number}`, 'ruckerstat', 'Rueckerstattung', 'delivrabilite', 'msg_9f8e-77']) {
      assert.deepEqual(await list(`q=${encodeURIComponent(q)}`), [id], q);
    }
    for (const q of [username, email, `acc_${other.accountId}`]) {
      assert.ok((await list(`q=${encodeURIComponent(q)}`)).includes(id), q);
    }
    for (const q of ['99999999', 'nowhere.example', 'nobody@nowhere.example', 'm99999999', `' | 'x:*`, '…']) {
      assert.deepEqual(await list(`q=${encodeURIComponent(q)}`), [], q);
    }
    assert.deepEqual(await list(`q=delivrabilite&queue=billing`), []);
    await act(id, '/notes', { text: 'Zwischen uns: Ölpreis' });
    assert.deepEqual(await list('q=oelpreis'), [id]);
  });

  it('by mail from nobody’s address they are found by it and by its domain', async () => {
    const opened = await world.app.get(UnitOfWork).runAsWorker((tx) =>
      world.app.get(SupportFacade).openTicketIn(tx, {
        ...{ accountId: SYSTEM_ACCOUNT_ID, topic: 'access_recovery', subject: 'Locked', text: 'Help', language: 'en' },
        ...{ openedBy: { type: 'user', id: null }, channel: 'email' },
        mail: { sender: 'lost@strangers.example', receiptAt: null },
      }),
    );
    for (const q of ['lost@strangers.example', 'strangers.example', '@strangers.example']) {
      assert.deepEqual(await list(`q=${encodeURIComponent(q)}`), [`tkt_${opened.ticketId}`], q);
    }
  });

  it('R-128: the first answer is owed from the first moment; late ones are warned of, shown and listed once', async () => {
    // The warning falls into working hours only on a day before another working day.
    const daysToMonday = (8 - ((Math.floor(world.now() / DAY_MS) + 4) % 7)) % 7 || 7;
    await world.moveTo(
      toIso((Math.floor(world.now() / DAY_MS) * DAY_MS + daysToMonday * DAY_MS + 9 * HOUR_MS) as Instant),
    );
    const id = await ownersTicket(world, acme.accountId, { subject: 'Waiting' });
    await act(id, '/notes', { text: 'A note is no answer.' });
    const taken = await ownersTicket(world, acme.accountId, { subject: 'Taken' });
    const own = await colleague(world, 'own@posthorn.test', ['support_agent']);
    await act(taken, '/assign', { assignee: own.id });
    const before = (await show(id)).sla;
    assert.deepEqual([before.firstResponse.status, before.nextResponse.status], ['active', 'none']);
    await world.advance('P6D');
    assert.equal((await show(id)).sla.firstResponse.status, 'breached');
    assert.ok((await list('view=breached')).includes(id));
    const told = async (): Promise<string[]> =>
      (await history(id))
        .filter(({ kind, changes }) => kind.startsWith('sla_') && changes['clock'] === 'firstResponse')
        .map(({ kind }) => kind)
        .sort();
    await eventually('both alerts are told', async () => (await told()).length === 2);
    assert.deepEqual(await told(), ['sla_breached', 'sla_warning']);
    const numberOf = async (ticket: string): Promise<number> => (await show(ticket)).number;
    const mails = async (to: Colleague, ticket: string): Promise<string[]> => {
      const subject = new RegExp(`^Subject: Ticket ${await numberOf(ticket)} (waits|is late): the first answer`, 'm');
      return (await world.inbox.to(to.email)).flatMap(({ raw }) => subject.exec(raw)?.[1] ?? []).sort();
    };
    for (const [reader, ticket] of [
      [agent, id],
      [own, id],
      [own, taken],
    ] as const)
      await eventually(`${reader.email} is told`, async () => (await mails(reader, ticket)).length === 2);
    assert.deepEqual(await mails(own, id), ['is late', 'waits'], 'nobody’s ticket is the whole team’s');
    assert.deepEqual(await mails(agent, taken), [], 'whose ticket it is reads it alone');
    await act(id, '/replies', { text: 'Sorry for the delay.' });
    const { firstResponse, resolution } = (await show(id)).sla;
    assert.deepEqual([firstResponse, resolution.status], [{ dueAt: null, status: 'missed' }, 'paused']);
    assert.ok(!(await list('view=breached')).includes(id));
    await world.advance('P6D');
    assert.deepEqual(await told(), ['sla_breached', 'sla_warning']);
    assert.deepEqual(await mails(agent, id), ['is late', 'waits'], 'each is said once');
  });
});
