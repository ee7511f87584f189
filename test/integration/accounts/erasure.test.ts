import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { SupportFacade } from '../../../src/modules/support/index.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { type ProblemBody, rows } from './account-world.js';
import { planId } from '../billing/account-in-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { tracesInDatabase, tracesInRedis } from './erasure-search.js';
import {
  certificateOf,
  closeAccount,
  newCustomer,
  purged,
  requestExport,
  finishedExport,
  uuidOf,
} from './leaving-world.js';

/** Every word that could name the person, the organisation or somebody they wrote to. */
const CANARIES = [
  'canary-owner',
  'canary-organisation',
  'canary-recipient',
  'canary-colleague',
  'canary-sender',
  'canary-suppressed',
];

describe('the purge of an account', () => {
  let world: World;
  let staff: string;
  before(async () => {
    world = await startWorld();
    staff = await world.operator();
  });
  after(() => world.close());

  const must = async <T>(status: number, call: Promise<{ status: number; text: string; body: T }>): Promise<T> => {
    const answer = await call;
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };

  /** A customer who left traces wherever a customer can. */
  async function livelyCustomer(): Promise<Customer> {
    const customer = await newCustomer(world, 'canary-owner@canary-organisation.example');
    const { http } = world;
    const token = customer.accessToken;
    await must(200, http.patch('/v1/account', { token, body: { organization: 'Canary-Organisation Ltd' } }));
    await must(
      201,
      http.post('/v1/users', {
        token,
        body: { email: 'canary-colleague@canary-organisation.example', role: 'viewer' },
        headers: { 'idempotency-key': 'invite-1' },
      }),
    );
    await must(201, http.post('/v1/senders', { token, body: { email: 'canary-sender@elsewhere.example' } }));
    await must(201, http.post('/v1/domains', { token, body: { name: 'canary-organisation.example' } }));
    await must(201, http.post('/v1/suppressions', { token, body: { email: 'canary-suppressed@elsewhere.example' } }));
    await must(201, http.post('/v1/smtp-credentials', { token, body: { name: 'canary-organisation shop' } }));
    await must(
      202,
      http.post('/v1/auth/forgot-password', {
        body: { email: customer.email },
        headers: { 'idempotency-key': 'forgot-1' },
      }),
    );
    for (const [n, headers] of ([{ 'idempotency-key': 'send-1' }, {}] as Record<string, string>[]).entries()) {
      await must(
        202,
        http.post('/v1/messages', {
          token: customer.secret,
          headers,
          body: {
            from: { email: customer.email, name: 'Canary-Owner' },
            to: [{ email: `canary-recipient${n}@elsewhere.example` }],
            subject: 'Dear canary-recipient',
            text: 'from canary-organisation '.repeat(2000),
          },
        }),
      );
    }
    await eventually(
      'the mail is delivered',
      async () => (await world.inbox.to('canary-recipient1@elsewhere.example')).length > 0,
    );
    await must(
      201,
      http.post(`/v1/admin/accounts/${customer.accountId}/blocks`, {
        token: staff,
        headers: { 'idempotency-key': 'block-1' },
        body: { reason: 'manual', scope: 'campaigns', steps: [], internalNote: 'canary-organisation looks odd' },
      }),
    );
    await storeBillingDetails(world, uuidOf(customer), {
      name: 'Canary-Organisation Ltd',
      invoiceEmail: customer.email,
    });
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      world.app.get(SupportFacade).openTicketIn(tx, {
        accountId: uuidOf(customer),
        topic: 'technical',
        subject: 'canary-organisation asks',
        text: 'Why did canary-recipient not get it?',
        language: 'en',
        openedBy: { type: 'system', id: null },
      }),
    );
    const asked = await requestExport(world, customer);
    await finishedExport(world, customer, asked.id);
    await world.inbox.notification(customer.email, 'export-ready');
    return customer;
  }

  it('R-072: leaves nothing of it but the number of the platform and a certificate, in database and Redis', async () => {
    const bystander = await newCustomer(world, 'bystander@acme-two.example');
    const customer = await livelyCustomer();
    assert.notDeepEqual(await tracesInDatabase(world, CANARIES), [], 'the search finds what is there');
    const closesAt = await closeAccount(world, customer);
    await world.inbox.notification(customer.email, 'account-closing');

    const certificate = await purged(world, customer, closesAt);
    assert.deepEqual(await tracesInDatabase(world, CANARIES), []);
    assert.deepEqual(await tracesInRedis(world, CANARIES), []);
    assert.ok(certificate.passes >= 2);
    assert.equal(certificate.reason, 'owner');
    assert.equal(certificate.counts['accounts.users'], 2);
    assert.equal(certificate.counts['spool.messages'], 2);
    assert.deepEqual(
      certificate.kept.filter(({ part, rows: n }) => n > 0 && part.startsWith('billing')),
      [],
    );

    const [tombstone] = await rows<Record<string, unknown>>(world, 'select * from accounts where id = $1', [
      uuidOf(customer),
    ]);
    assert.equal(tombstone!['platform_id'], certificate.platformId);
    assert.deepEqual([tombstone!['status'], tombstone!['organization'], tombstone!['profile']], ['closed', '', {}]);
    assert.notEqual(tombstone!['closed_at'], null);
    const left = await world.http.get('/v1/account', { token: bystander.secret });
    assert.equal(left.status, 200, 'others are untouched');
  });

  it('R-070: signing in to it answers 410 whatever the password; by address, key and SMTP it is unknown', async () => {
    const customer = await newCustomer(world);
    await purged(world, customer, await closeAccount(world, customer));
    for (const password of [customer.password, 'anything at all']) {
      for (const username of [customer.username, `${customer.username}.2`]) {
        const answer = await world.http.post<ProblemBody>('/v1/auth/login', { body: { username, password } });
        assert.deepEqual([answer.status, answer.body.code], [410, 'platform_deleted']);
      }
    }
    const byAddress = await world.http.post<ProblemBody>('/v1/auth/login', {
      body: { email: customer.email, password: customer.password },
    });
    assert.deepEqual([byAddress.status, byAddress.body.code], [401, 'invalid_credentials']);
    assert.equal((await world.http.get('/v1/account', { token: customer.secret })).status, 401);
    const login = await world.app
      .get(AccountsFacade)
      .verifySmtpLogin(`${customer.username}-abcdef`, customer.password, '127.0.0.1');
    assert.equal(login.ok, false);
  });

  it('R-073: the same address signs up to a new number and empty data; the old one is never used again', async () => {
    const customer = await newCustomer(world, 'phoenix@phoenix.example');
    const certificate = await purged(world, customer, await closeAccount(world, customer));
    const again = await newCustomer(world, 'phoenix@phoenix.example');
    const account = await world.http.get<{ platformId: number }>('/v1/account', { token: again.secret });
    assert.ok(account.body.platformId > certificate.platformId);
    assert.notEqual(again.accountId, customer.accountId);
    const messages = await world.http.get<{ data: unknown[] }>('/v1/messages', { token: again.secret });
    assert.deepEqual(messages.body.data, []);
  });

  it('of one person who is removed, no address stays, and the account goes on', async () => {
    const customer = await newCustomer(world, 'boss@people.example');
    const token = customer.accessToken;
    const person = 'leaving-colleague@people.example';
    const invite = (key: string) =>
      world.http.post<{ id: string }>('/v1/users', {
        token,
        headers: { 'idempotency-key': key },
        body: { email: person, role: 'viewer' },
      });
    const { id } = await must(201, invite('first'));
    await world.inbox.notification(person, 'invitation');
    assert.notDeepEqual(await tracesInDatabase(world, ['leaving-colleague']), []);
    await must(204, world.http.delete(`/v1/users/${id}`, { token }));
    await eventually(
      'no trace is left',
      async () => (await tracesInDatabase(world, ['leaving-colleague'])).length === 0,
      10_000,
    );
    assert.deepEqual(await tracesInRedis(world, ['leaving-colleague']), []);
    await must(201, invite('second'));
    await world.inbox.notification(person, 'invitation');
    assert.ok((await world.inbox.to(customer.email)).length > 0, 'mails to others stay');
  });

  it('an event that comes late writes nothing for it', async () => {
    const customer = await newCustomer(world, 'latecomer@late.example');
    await purged(world, customer, await closeAccount(world, customer));
    const accountId = uuidOf(customer);
    const mails = 'select count(*) as n from system_mails';
    const before = await rows(world, mails);
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      world.app.get(Outbox).publish(tx, 'account.export_ready.v1', {
        accountId,
        aggregateId: accountId,
        payload: { exportId: newId(tx.now), userId: accountId },
      }),
    );
    await eventually('it is handled', async () => {
      const [event] = await rows<{ state: number }>(
        world,
        `select state from outbox where account_id = $1 and name = 'account.export_ready.v1'`,
        [accountId],
      );
      return event?.state === 2;
    });
    assert.deepEqual(await rows(world, mails), before);
  });

  it('staff see when it goes, and the certificate only when it is gone', async () => {
    const customer = await newCustomer(world);
    const path = `/v1/admin/accounts/${customer.accountId}/purge-certificate`;
    assert.equal((await world.http.get(path, { token: staff })).status, 404);
    const closesAt = await closeAccount(world, customer);
    staff = await world.operator();
    const early = await world.http.get<ProblemBody>(path, { token: staff });
    assert.deepEqual([early.status, early.body.code], [409, 'purge_not_finished']);
    await purged(world, customer, closesAt);
    staff = await world.operator();
    const shown = await world.http.get<{
      status: string;
      closedAt: string | null;
      owner: unknown;
      organization: string;
    }>(`/v1/admin/accounts/${customer.accountId}`, { token: staff });
    assert.deepEqual([shown.body.status, shown.body.owner, shown.body.organization], ['closed', null, '']);
    assert.ok(shown.body.closedAt);
    const reopen = await world.http.post<ProblemBody>(`/v1/admin/accounts/${customer.accountId}/reopen`, {
      token: staff,
    });
    assert.deepEqual([reopen.status, reopen.body.code], [410, 'platform_deleted']);
  });

  it('what was billed stays for the tax office, byte for byte: the invoice, its PDF and its XML', async () => {
    const customer = await newCustomer(world);
    await storeBillingDetails(world, uuidOf(customer), {});
    const token = customer.accessToken;
    await must(201, world.http.post('/v1/payment-methods', { token, body: { kind: 'card', token: 'tok_ok' } }));
    const plan = await planId(world, 'freemium-fr.essential-30k');
    await must(201, world.http.post('/v1/subscriptions', { token, body: { planId: plan, interval: 'month' } }));
    const archived = () =>
      rows<{ format: string; sha256: Buffer; content: Buffer }>(
        world,
        `select format, sha256, content from billing_documents where account_id = '${uuidOf(customer)}' order by format`,
      );
    const before = await eventually('both are archived', async () => {
      const documents = await archived();
      return documents.length === 2 && documents;
    });
    assert.deepEqual(
      before.map(({ format }) => format),
      ['pdf', 'xml'],
    );
    const { kept } = await purged(world, customer, await closeAccount(world, customer));
    assert.deepEqual(await archived(), before);
    for (const part of ['billing.documents', 'billing.invoices']) {
      assert.ok((kept.find((one) => one.part === part)?.rows ?? 0) > 0, `${part} is told as kept`);
    }
  });

  it('D-07: two schedulers and two workers purge once, and others may close accounts too', async () => {
    const customer = await newCustomer(world);
    const other = await world.another({ ROLES: 'worker,scheduler' });
    await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) => world.app.get(AccountsFacade).closeIn(tx, uuidOf(customer), 'expired', tx.now));
    const certificate = await certificateOf(world, customer);
    assert.equal(certificate.reason, 'expired');
    assert.equal(certificate.counts['accounts.users'], 1);
    const audited = await rows<{ n: number }>(
      world,
      `select count(*) as n from audit_log where account_id = $1 and action = 'account.purged'`,
      [uuidOf(customer)],
    );
    assert.equal(audited[0]!.n, 1);
    await other.close();
  });
});
