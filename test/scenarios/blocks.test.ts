import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, toIso } from '../../src/kernel/time/instant.js';
import { makeCredential, signedIn, submit } from '../conformance/smtp-customer.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../integration/billing/next-january.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';

interface Block {
  id: string;
  reason: string;
  why: string;
  scope: string;
  measured: number | null;
  limit: number | null;
  unit: string | null;
  since: string;
  until: string | null;
  liftedAt: string | null;
  steps: { code: string; text: string; done: boolean }[];
  selfService: boolean;
  questions: { key: string; text: string; required: boolean }[];
  ticketId: string | null;
}
interface ProblemBody {
  code: string;
  blockIds?: string[];
  errors?: { field: string; code: string }[];
}
interface Ticket {
  id: string;
  topic: string;
  queue: string;
  status: string;
}

const TWELVE_PERCENT = { reason: 'bounce_rate', scope: 'all', measured: 0.12, limit: 0.08, unit: 'ratio' };
const ANSWERS = {
  mailKinds: 'Invoices and reminders',
  expectedVolume: '200 a day',
  listSource: 'Our shop, https://acme.example/checkout',
  improvements: 'Every address is confirmed by a link now.',
};

/** A block, from the mail that tells of it to the mail that left in the end. */
describe('a blocked customer and the way out', () => {
  let world: World;
  let Y: number;
  let operator: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    Y = nextJanuary(world.now(), 15);
    await world.moveTo(`${Y}-01-15T09:00:00Z`);
    operator = await world.operator();
  });
  after(() => world.close());

  const raise = async (customer: Customer, body: object): Promise<Block> => {
    const answer = await world.http.post<Block>(`/v1/admin/accounts/${customer.accountId}/blocks`, {
      token: operator,
      body,
    });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const lift = (customer: Customer, block: Block) =>
    world.http.post(`/v1/admin/accounts/${customer.accountId}/blocks/${block.id}/lift`, {
      token: operator,
      body: { reason: 'The list was cleaned.' },
    });
  const answer = (customer: Customer, block: Block, answers: object = ANSWERS) =>
    world.http.post<Block & ProblemBody>(`/v1/account/blocks/${block.id}/answers`, {
      token: customer.accessToken,
      body: { answers },
    });
  const blocksOf = async (customer: Customer, language?: string) =>
    (
      await world.http.get<{ data: Block[] }>('/v1/account/blocks', {
        token: customer.accessToken,
        headers: language ? { 'accept-language': language } : {},
      })
    ).body.data;
  const ticketsOf = async (customer: Customer) =>
    (
      await world.http.get<{ data: Ticket[] }>('/v1/admin/tickets?topic=account_block', { token: operator })
    ).body.data.filter((ticket) => (ticket as { accountId?: string }).accountId === customer.accountId);
  const send = (customer: Customer, to: string, more: object = {}) =>
    world.http.post<ProblemBody & { id: string }>('/v1/messages', {
      token: customer.secret,
      body: { from: { email: customer.email }, to: [{ email: to }], subject: 'Quote', text: 'Here it is.', ...more },
    });

  it('R-094: with a block for 12 % of bounces login works, and the reason, the measure, the limit and since when are shown', async () => {
    const customer = await signUpCustomer(world);
    await world.moveTo(`${Y}-01-15T10:00:00Z`);
    await raise(customer, TWELVE_PERCENT);
    const { username, password } = customer;
    const login = await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { username, password } });
    assert.equal(login.status, 200);
    const [block] = await blocksOf({ ...customer, accessToken: login.body.accessToken });
    const { reason, measured, limit, unit, since, until } = block!;
    assert.deepEqual(
      [reason, measured, limit, unit, since.slice(0, 16), until],
      ['bounce_rate', 0.12, 0.08, 'ratio', `${Y}-01-15T10:00`, null],
    );
  });

  it('with a block of everything the account still reads, asks for its quota and answers; only sending is refused', async () => {
    const customer = await signUpCustomer(world);
    const credential = await makeCredential(world, customer);
    const block = await raise(customer, TWELVE_PERCENT);
    for (const path of ['/v1/account', '/v1/quota', '/v1/messages', '/v1/account/sending-authorization']) {
      assert.equal((await world.http.get(path, { token: customer.accessToken })).status, 200, path);
    }
    const refused = await send(customer, 'reader@other.example');
    assert.deepEqual([refused.status, refused.body.code, refused.body.blockIds], [403, 'account_blocked', [block.id]]);
    const client = await signedIn(world, credential);
    assert.match((await submit(client, { from: customer.email })).lines[0]!, /^550 5\.7\.1 account_blocked: /);
    client.destroy();
  });

  it('R-095: the steps are in the reader’s language, and it says whether a form lifts the block', async () => {
    const customer = await signUpCustomer(world);
    const block = await raise(customer, TWELVE_PERCENT);
    assert.equal(block.selfService, false, '12 % is more than a forgotten list');
    const [french] = await blocksOf(customer, 'fr-FR,fr;q=0.9');
    assert.deepEqual(
      french!.steps.map((step) => step.code),
      ['clean_list', 'ask_consent', 'answer_questions'],
    );
    assert.match(french!.steps[0]!.text, /^Retirez de vos listes/);
    assert.match(french!.why, /^Trop de vos messages/);
    const [plain] = await blocksOf(customer);
    assert.match(plain!.steps[0]!.text, /^Remove the addresses/, 'without a wish: the language of the user');
    assert.ok(french!.questions.every((question) => question.text !== ''));
  });

  it('R-096: the form becomes one ticket of the deliverability team, on the free plan too, however often it is sent', async () => {
    const customer = await signUpCustomer(world);
    const block = await raise(customer, TWELVE_PERCENT);
    const empty = await answer(customer, block, { ...ANSWERS, listSource: ' ', wrong: 'x' });
    assert.deepEqual(
      [empty.status, empty.body.code, empty.body.errors!.map(({ field, code }) => `${field} ${code}`)],
      [422, 'validation_failed', ['answers.listSource required', 'answers.wrong unknown_field']],
    );
    assert.deepEqual(await ticketsOf(customer), [], 'nothing happened');
    const all = await Promise.all(Array.from({ length: 8 }, () => answer(customer, block)));
    assert.deepEqual([...new Set(all.map((one) => one.status))], [201], all[0]!.text);
    assert.equal(new Set(all.map((one) => one.body.ticketId)).size, 1);
    const [ticket, ...others] = await ticketsOf(customer);
    assert.deepEqual(
      [ticket?.id, ticket?.topic, ticket?.queue, others.length],
      [all[0]!.body.ticketId, 'account_block', 'deliverability', 0],
    );
    const [shown] = await blocksOf(customer);
    assert.deepEqual(
      shown!.steps.filter((step) => step.done).map((step) => step.code),
      ['answer_questions'],
    );
    const answers = await world.http.get<{ data: { answers: object }[] }>(`/v1/account/blocks/${block.id}/answers`, {
      token: customer.accessToken,
    });
    assert.deepEqual([answers.body.data.length, answers.body.data[0]!.answers], [8, ANSWERS]);
  });

  it('files that were uploaded before go with the answers, judged as those of any ticket; a foreign one is one of nothing', async () => {
    const customer = await signUpCustomer(world);
    const block = await raise(customer, TWELVE_PERCENT);
    const upload = async (by: Customer, name: string, bytes: Buffer): Promise<string> => {
      const made = await world.http.post<{ id: string }>(`/v1/uploads?filename=${name}`, {
        token: by.secret,
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
      });
      assert.equal(made.status, 201, made.text);
      return made.body.id;
    };
    const proof = await upload(customer, 'proof.csv', Buffer.from('email,confirmed\nada@reader.example,2027-01-02\n'));
    const program = await upload(customer, 'proof.png', Buffer.from(`MZ${'\0'.repeat(200)}`));
    const foreign = await upload(await signUpCustomer(world), 'proof.csv', Buffer.from('email\n'));
    const send = (uploadIds: string[]) =>
      world.http.post<Block & ProblemBody>(`/v1/account/blocks/${block.id}/answers`, {
        token: customer.accessToken,
        body: { answers: ANSWERS, uploadIds },
      });
    const missing = await send([proof, foreign, 'upl_nothing']);
    assert.deepEqual(
      [missing.status, missing.body.code, missing.body.errors!.map(({ field }) => field)],
      [422, 'reference_not_found', ['uploadIds[1]', 'uploadIds[2]']],
    );
    const runs = await send([proof, program]);
    assert.deepEqual(
      [runs.status, runs.body.code, runs.body.errors!.map(({ field }) => field)],
      [422, 'attachment_type_not_allowed', ['uploadIds[1]']],
    );
    assert.deepEqual(await ticketsOf(customer), []);
    const answered = await send([proof]);
    assert.equal(answered.status, 201, answered.text);
    const written = await world.http.get<{ data: { attachments: { filename: string; contentType: string }[] }[] }>(
      `/v1/admin/tickets/${answered.body.ticketId}/messages`,
      { token: operator },
    );
    assert.deepEqual(
      written.body.data.map(({ attachments }) => attachments.map((file) => [file.filename, file.contentType])),
      [[['proof.csv', 'text/csv']]],
    );
  });

  it('R-095: a first block for 9 % of bounces is lifted by the form at once, the second within 90 days is not', async () => {
    const customer = await signUpCustomer(world);
    const first = await raise(customer, { ...TWELVE_PERCENT, measured: 0.09 });
    assert.equal(first.selfService, true);
    const lifted = await answer(customer, first);
    assert.deepEqual([lifted.status, lifted.body.selfService], [201, false]);
    assert.ok(lifted.body.liftedAt !== null && lifted.body.ticketId !== null, 'the team still reads what was said');
    assert.deepEqual(await blocksOf(customer), []);
    assert.equal((await send(customer, 'reader@other.example')).status, 202);
    const over = await answer(customer, first);
    assert.deepEqual([over.status, over.body.code], [409, 'block_is_over']);
    await world.advance('P30D');
    const second = await raise(customer, { ...TWELVE_PERCENT, measured: 0.09 });
    assert.equal(second.selfService, false);
    assert.equal((await answer(customer, second)).status, 201);
    assert.equal((await blocksOf(customer)).length, 1, 'staff look first');
  });

  it('D-06: staff lift one block without the other, and the account sends when the last is gone', async () => {
    const customer = await signUpCustomer(world);
    const bounce = await raise(customer, TWELVE_PERCENT);
    const payment = await raise(customer, { reason: 'payment', scope: 'sending' });
    await lift(customer, bounce);
    assert.deepEqual(
      (await blocksOf(customer)).map((block) => block.reason),
      ['payment'],
    );
    const still = await send(customer, 'reader@other.example');
    assert.deepEqual(still.body.blockIds, [payment.id]);
    await lift(customer, payment);
    assert.equal((await send(customer, 'reader@other.example')).status, 202);
  });

  it('a block ends by itself, and the mail that waited for it leaves', async () => {
    const customer = await signUpCustomer(world);
    const start = world.now();
    const sendAt = toIso(addMs(start, HOUR_MS));
    const scheduled = await send(customer, 'patient@other.example', { sendAt });
    assert.equal(scheduled.status, 202, scheduled.text);
    const until = toIso(addMs(start, 2 * HOUR_MS));
    const block = await raise(customer, { reason: 'manual', scope: 'sending', until });
    await world.advance('PT1H');
    const statusOf = async () =>
      (
        await world.http.get<{ recipients: { status: string; heldReason?: string }[] }>(
          `/v1/messages/${scheduled.body.id}`,
          { token: customer.secret },
        )
      ).body.recipients[0]!;
    await eventually('the mail is held', async () => (await statusOf()).status === 'held');
    assert.equal((await statusOf()).heldReason, 'account_blocked');
    await world.advance('PT1H');
    await eventually('the mail arrives', async () => (await world.inbox.to('patient@other.example'))[0]);
    assert.deepEqual(await blocksOf(customer), []);
    const own = await world.http.get<Block>(`/v1/account/blocks/${block.id}`, { token: customer.accessToken });
    assert.equal(own.body.liftedAt !== null, true);
  });

  it('mails tell the owner of the block and of its end', async () => {
    const customer = await signUpCustomer(world);
    const block = await raise(customer, TWELVE_PERCENT);
    const told = await world.inbox.notification(customer.email, 'account-blocked');
    assert.match(told.raw, /too many of your messages went to addresses that do not exist/i);
    assert.match(told.raw, /12 %/);
    await lift(customer, block);
    const freed = await world.inbox.notification(customer.email, 'block-lifted');
    assert.match(freed.raw, /too many of your messages went to addresses that do not exist/i);
  });

  it('nobody answers another account’s block, and programs and viewers answer none', async () => {
    const [customer, other] = [await signUpCustomer(world), await signUpCustomer(world)];
    const block = await raise(customer, TWELVE_PERCENT);
    const foreign = await answer(other, block);
    assert.deepEqual([foreign.status, foreign.body.code], [404, 'not_found']);
    const program = await world.http.post<ProblemBody>(`/v1/account/blocks/${block.id}/answers`, {
      token: customer.secret,
      body: { answers: ANSWERS },
    });
    assert.equal(program.status, 403);
  });
});
