import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { DAY_MS, systemNow } from '../../../src/kernel/time/instant.js';
import { MailIntakeFacade, MailIntakeModule } from '../../../src/modules/mail-intake/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Scheduler } from '../../../src/platform/schedule/scheduler.js';
import { TestClock } from '../../../src/platform/schedule/test-clock.js';
import { RawClient } from '../../conformance/raw-client.js';
import { openPorts, type OpenPorts } from '../smtp/open-ports.js';

interface Announced {
  rawId: string;
  route: string;
}

describe('inbound port', () => {
  let world: OpenPorts;
  let intake: MailIntakeFacade;
  let client: RawClient;
  const id = newId(systemNow());

  before(async () => {
    world = await openPorts([MailIntakeModule], { MAIL_DOMAIN: 'posthorn.test', ROLES: 'smtp' });
    intake = world.app.get(MailIntakeFacade);
    intake.registerRoute({
      name: 'bounce',
      keepBytes: 1_000,
      matches: (address) => {
        const signed = intake.parseSignedAddress(address);
        return signed?.prefix === 'b' ? { detail: signed.id } : false;
      },
    });
    client = await RawClient.ready(world.port('SMTP_INBOUND_PORT'));
  });
  after(async () => {
    client.destroy();
    await world.close();
  });

  const events = async (): Promise<Announced[]> => {
    const rows = await world.app
      .get(UnitOfWork)
      .readAsWorker<{ payload: Announced }>(`select payload from outbox where name = 'mail.received.v1' order by id`);
    return rows.map((row) => row.payload);
  };
  const send = async (recipients: string[], content: string, sender = ''): Promise<{ code: number; text: string }> => {
    await client.say(`MAIL FROM:<${sender}>`);
    for (const recipient of recipients) assert.equal((await client.say(`RCPT TO:<${recipient}>`)).code, 250, recipient);
    await client.say('DATA');
    client.write(`${content}\r\n.\r\n`);
    return client.heard();
  };

  it('stores a bounce for a signed address in any case, and announces it in the same transaction', async () => {
    const address = intake.signedAddress('b', id);
    assert.match(address, /^b\+[a-z2-7]{42}@bounce\.posthorn\.test$/);
    const answer = await send([address.toUpperCase()], 'Subject: failed\r\n\r\nno such user');
    assert.equal(answer.code, 250);
    const rawId = /received (\S+) by/.exec(answer.text)?.[1] ?? '';
    assert.deepEqual((await events()).at(-1), { rawId, route: 'bounce' });
    const mail = await intake.rawMail(rawId);
    assert.deepEqual(mail?.recipients, [{ address, route: 'bounce', detail: id }]);
    assert.deepEqual(
      [mail?.content.toString(), mail?.sender, mail?.truncated],
      ['Subject: failed\r\n\r\nno such user\r\n', '', false],
    );
  });

  it('refuses a token that was not signed here at RCPT with 550 5.1.1', async () => {
    const [local = '', domain = ''] = intake.signedAddress('b', id).split('@');
    const forged = `${local.slice(0, -2)}${local.endsWith('aa') ? 'bb' : 'aa'}@${domain}`;
    await client.say('MAIL FROM:<>');
    for (const address of [forged, `b+x@${domain}`, `b@${domain}`, intake.signedAddress('x', id)]) {
      assert.match((await client.say(`RCPT TO:<${address}>`)).lines[0]!, /^550 5\.1\.1 /, address);
    }
    await client.say('RSET');
  });

  it('is never a relay', async () => {
    await client.say('MAIL FROM:<postmaster@posthorn.test>');
    const attempts = [
      'a@other.example',
      'a%other.example@posthorn.test',
      'other.example!a@posthorn.test',
      '"a@other.example"@posthorn.test',
      'a@other.example@posthorn.test.other.example',
      '"postmaster@posthorn.test"@other.example',
      'postmaster@posthorn.test.',
      'postmaster@[127.0.0.1]',
      'root',
      'postmaster@localhost',
    ];
    for (const address of attempts)
      assert.match((await client.say(`RCPT TO:<${address}>`)).lines[0]!, /^550 5\.(7\.1|1\.1) /, address);
    assert.equal((await client.say('RCPT TO:<@posthorn.test:a@other.example>')).code, 501);
    assert.equal((await client.say('DATA')).code, 503);
    await client.say('RSET');
  });

  it('postmaster, abuse, the feedback loop and support exist and store', async () => {
    const known = (await events()).length;
    const to = [
      'postmaster',
      'abuse@posthorn.test',
      'support@posthorn.test',
      'fbl@bounce.posthorn.test',
      'Postmaster@Posthorn.Test',
    ];
    assert.equal((await send(to, 'Subject: x\r\n\r\nhello', 'somebody@other.example')).code, 250);
    const routes = (await events()).slice(known).map((event) => event.route);
    assert.deepEqual(routes, ['postmaster', 'abuse', 'support', 'feedback-loop']);
  });

  it('keeps of a bounce only what its route wants, and of other mail everything', async () => {
    const long = 'x'.repeat(5_000);
    await send([intake.signedAddress('b', id)], long);
    const bounce = await intake.rawMail((await events()).at(-1)!.rawId);
    assert.deepEqual([bounce?.content.length, bounce?.truncated, bounce?.sizeBytes], [1_000, true, 5_002]);
    await send(['abuse@posthorn.test', intake.signedAddress('b', id)], long);
    const both = await intake.rawMail((await events()).at(-1)!.rawId);
    assert.deepEqual([both?.content.length, both?.truncated], [5_002, false]);
  });

  it('takes bytes that are no mail at all: judging them is the business of whoever reads them', async () => {
    const bytes = '\0\xff\r\n\r not \n a mail \x85';
    await send(['abuse@posthorn.test'], bytes);
    const mail = await intake.rawMail((await events()).at(-1)!.rawId);
    assert.equal(mail?.content.toString('latin1'), `${bytes}\r\n`);
  });

  it('says 250 only after the commit: when the database refuses, 451 and nothing is kept', async () => {
    const unitOfWork = world.app.get(UnitOfWork);
    const count = async () =>
      (await unitOfWork.readAsWorker<{ n: number }>('select count(*)::int as n from raw_inbound_mails'))[0]!.n;
    const [before, known] = [await count(), (await events()).length];
    const original = unitOfWork.runAsWorker.bind(unitOfWork);
    unitOfWork.runAsWorker = (work) =>
      original(async (tx) => {
        await work(tx);
        throw new Error('the commit failed');
      });
    const answer = await send(['abuse@posthorn.test'], 'Subject: x\r\n\r\nlost');
    unitOfWork.runAsWorker = original;
    assert.match(`${answer.code} ${answer.text}`, /^451 4\.3\.0 /);
    assert.deepEqual([await count(), (await events()).length], [before, known]);
  });

  it('raw mails go after thirty days of business time', async () => {
    const rawId = (await events()).at(-1)!.rawId;
    const clock = world.app.get(TestClock);
    assert.ok(world.app.get(Scheduler));
    await clock.moveTo((systemNow() + 29 * DAY_MS) as ReturnType<typeof systemNow>);
    assert.ok(await intake.rawMail(rawId));
    await clock.moveTo((systemNow() + 31 * DAY_MS) as ReturnType<typeof systemNow>);
    assert.equal(await intake.rawMail(rawId), null);
  });
});
