import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { addLocalDays, instantOfLocalDate, localDate } from '../../../src/kernel/time/calendar.js';
import { DAY_MS } from '../../../src/kernel/time/instant.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from '../billing/account-in-world.js';
import { card, operatorOf } from '../billing/payments-in-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { rows } from '../accounts/account-world.js';
import { colleague, type Colleague } from './support-world.js';

const CORPUS = new URL('../../../../test/corpus/attachments/', import.meta.url);
const COMPANY = {
  customerType: 'company',
  name: 'Firm SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  siren: '732829320',
  vatNumber: 'FR44732829320',
} as const;

interface TicketBody {
  id: string;
  number: number;
  status: string;
  topic: string;
  language: string;
  channel: string;
  priority: string;
  hints: string[];
  questions: { key: string; text: string }[];
  attachments: { id: string; filename: string; contentType: string; size: number; scan: string }[];
  code?: string;
  errors?: { field: string; code: string }[];
  suggestions?: { slug: string; title: string; excerpt: string; lang: string }[];
  languages?: string[];
  helpCentre?: string;
}
interface ChannelBody {
  channel: string;
  allowed: boolean;
  reasons: string[];
  languages: string[];
  hours: { timezone: string; weekly: { weekday: string; opens: string; closes: string }[] };
  openNow: boolean;
  nextOpening: string | null;
  byTicket: boolean;
  number?: string;
}
interface CenterBody {
  channels: ChannelBody[];
  pin?: { pin: string };
  openTickets: { id: string; number: number; status: string }[];
  topics: { topic: string; title: string; writtenOnly: boolean; questions: unknown[] }[];
  articles: { search: string };
}

/** `    POST /v1/… {…} → 201` */
const EXAMPLE = /^ {4}(GET|POST) (\S+)(?: (\{.*\}))? → (\d{3})$/;

const DRAFT = {
  topic: 'technical',
  subject: 'Zebra quokka xylophone',
  description: 'Since eight this morning every request is answered with 500, whatever it asks for.',
  language: 'en',
  articlesConsulted: true,
};

describe('the way to support', () => {
  let world: World;
  let free: SignedIn;
  let essential: SignedIn;
  let premium: SignedIn;
  let suite: SignedIn & { subscriptionId: string };
  let agent: Colleague;

  before(async () => {
    world = await startWorld();
    free = await signUp(world, 'freemium-fr');
    essential = await onPlan('freemium-fr.essential-50k');
    premium = await onPlan('freemium-fr.premium-150k');
    suite = await onPlan('suite.web');
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
    // Monday, noon in Paris.
    await world.moveTo(nextWeekday(world, MONDAY, '10:00:00Z'));
  });
  after(() => world.close());

  async function onPlan(code: string): Promise<SignedIn & { subscriptionId: string }> {
    const account = await signUp(world, code.split('.')[0]);
    const granted = await world.http.post<{ id: string }>(`/v1/admin/accounts/${account.accountId}/subscriptions`, {
      token: await operatorOf(world),
      body: { planId: await planId(world, code) },
    });
    assert.equal(granted.status, 201, granted.text);
    return { ...account, subscriptionId: granted.body.id };
  }

  const open = (account: SignedIn, body: object = {}, headers: Record<string, string> = {}) =>
    world.http.post<TicketBody>('/v1/support/tickets', { token: account.token, body: { ...DRAFT, ...body }, headers });
  const center = async (account: SignedIn, query = ''): Promise<CenterBody> => {
    const answer = await world.http.get<CenterBody>(`/v1/support/center${query}`, { token: account.token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const channel = (of: CenterBody, name: string): ChannelBody => of.channels.find((one) => one.channel === name)!;
  const form = (
    account: SignedIn,
    fields: Record<string, string>,
    files: [string, Buffer][],
    path = '/v1/support/tickets',
  ) => {
    const boundary = 'XboundaryX';
    const parts: Buffer[] = [];
    for (const [name, value] of Object.entries(fields))
      parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    for (const [name, content] of files) {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="attachments"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
      parts.push(Buffer.from(head), content, Buffer.from('\r\n'));
    }
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    return world.http.post<TicketBody>(path, {
      token: account.token,
      body: Buffer.concat(parts),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  };
  const fields = { ...DRAFT, articlesConsulted: 'true' };
  const corpus = (name: string): Buffer => readFileSync(new URL(name, CORPUS));
  const download = (
    account: { token: string },
    ticket: string,
    attachment: string,
    base = '/v1/support',
  ): Promise<Answer> => world.http.get(`${base}/tickets/${ticket}/attachments/${attachment}`, { token: account.token });

  describe('the support centre', () => {
    it('R-119: channels, hours, languages, PIN, open tickets and article search in one document', async () => {
      const { channels, pin, openTickets, topics, articles } = await center(premium);
      assert.deepEqual(
        channels.map((one) => one.channel),
        ['ticket', 'email', 'chat', 'phone'],
      );
      const chat = channels[2]!;
      assert.equal(chat.hours.timezone, 'Europe/Paris');
      assert.deepEqual(chat.hours.weekly[0], { weekday: 'monday', opens: '09:00', closes: '18:00' });
      assert.equal(chat.hours.weekly.length, 5);
      assert.deepEqual(chat.languages, ['en', 'fr']);
      assert.match(pin!.pin, /^\d{6}$/);
      assert.ok(Array.isArray(openTickets));
      assert.equal(topics.length, 18);
      assert.match(articles.search, /^\/v1\/support\/articles/);
    });

    it('R-122: channels by plan', async () => {
      const allowed = async (account: SignedIn) =>
        (await center(account)).channels.flatMap((one) => (one.allowed ? [one.channel] : []));
      assert.deepEqual(await allowed(free), []);
      assert.deepEqual(await allowed(essential), ['ticket']);
      assert.deepEqual(await allowed(premium), ['ticket', 'chat', 'phone']);
      assert.deepEqual(channel(await center(free), 'ticket').reasons, ['ticket_requires_paid_plan']);
    });

    it('judges for the topic, the language and the ticket that are named', async () => {
      const refund = await center(premium, '?topic=refund&lang=es');
      assert.deepEqual(channel(refund, 'phone').reasons, ['written_request_required', 'language_not_supported']);
      const { body: ticket } = await open(premium);
      const waiting = await center(premium, `?ticketId=${ticket.id}`);
      assert.deepEqual(channel(waiting, 'chat').reasons, ['response_window_open']);
      assert.equal(
        (await world.http.get(`/v1/support/center?ticketId=${ticket.id}`, { token: free.token })).status,
        422,
      );
    });

    it('R-125: a new ticket is first on the page, with status new', async () => {
      const { body: ticket } = await open(essential);
      const [first] = (await center(essential)).openTickets;
      assert.deepEqual([first!.id, first!.number, first!.status], [ticket.id, ticket.number, 'new']);
    });

    it('is kept by nobody on the way, because of the PIN', async () => {
      const answer = await world.http.get('/v1/support/center', { token: premium.token });
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    });
  });

  describe('channels', () => {
    it('R-143: pros and cons of each, in the reader’s language, without signing in', async () => {
      const { body } = await world.http.get<{
        data: { channel: string; lang: string; pros: string[]; cons: string[] }[];
      }>('/v1/support/channels?lang=de');
      assert.deepEqual(
        body.data.map(({ channel: name }) => name),
        ['ticket', 'email', 'chat', 'phone'],
      );
      assert.ok(body.data.every(({ lang, pros, cons }) => lang === 'de' && pros.length > 0 && cons.length > 0));
    });
  });

  describe('topics', () => {
    it('are public, in the reader’s language, with what will be asked', async () => {
      const { body } = await world.http.get<{ data: CenterBody['topics'] }>('/v1/support/topics?lang=de');
      const technical = body.data.find(({ topic }) => topic === 'technical')!;
      assert.equal(technical.title, 'Technische Frage');
      assert.equal(technical.writtenOnly, false);
      assert.ok(body.data.every(({ questions }) => questions.length > 0));
    });
  });

  describe('opening a ticket', () => {
    it('R-120: every paying customer may; a free account is told to pay, with ways to help itself', async () => {
      assert.equal((await open(essential)).status, 201);
      const refused = await open(free);
      assert.equal(refused.status, 403);
      assert.equal(refused.body.code, 'ticket_requires_paid_plan');
      assert.match(refused.body.helpCentre ?? '', /\/help$/);
      assert.ok(Array.isArray(refused.body.suggestions));
    });

    it('R-121: articles first; with the acknowledgement the ticket', async () => {
      const draft = {
        subject: 'DKIM einrichten',
        description: 'Wie richte ich DKIM für meine Domain ein?',
        language: 'de',
      };
      const headers = { 'idempotency-key': 'dkim' };
      const suggested = await open(essential, { ...draft, articlesConsulted: undefined }, headers);
      assert.deepEqual([suggested.status, suggested.body.code], [409, 'suggestions'], suggested.text);
      const found = suggested.body.suggestions!;
      assert.ok(found.length >= 1 && found.length <= 5);
      assert.ok(
        found.some(({ slug, lang }) => slug.includes('dkim') && lang === 'de'),
        JSON.stringify(found),
      );
      assert.equal((await open(essential, { ...draft, articlesConsulted: true })).status, 201);
      // Nothing fits: nobody is asked to read.
      assert.equal((await open(essential, { articlesConsulted: undefined })).status, 201);
    });

    it('R-152: consulting on every contract, to the queue success', async () => {
      for (const account of [free, essential, suite]) {
        const opened = await open(account, { topic: 'consulting' });
        assert.equal(opened.status, 201, opened.text);
        const staff = await world.http.get<{ queue: string }>(`/v1/admin/tickets/${opened.body.id}`, {
          token: agent.token,
        });
        assert.equal(staff.body.queue, 'success');
      }
    });

    it('R-123: subject and description are needed; a short one gets a hint and the questions of its topic', async () => {
      const empty = await open(essential, { subject: undefined, description: undefined });
      assert.equal(empty.status, 422);
      assert.deepEqual(empty.body.errors?.map(({ field, code }) => `${field} ${code}`).sort(), [
        'description required',
        'subject required',
      ]);
      const short = await open(essential, { description: 'It does not work.', language: 'fr' });
      assert.equal(short.status, 201);
      assert.deepEqual(short.body.hints, ['add_details']);
      assert.deepEqual(
        short.body.questions.map(({ key }) => key),
        ['operation', 'since_when'],
      );
      assert.match(short.body.questions[1]!.text, /Depuis quand/);
      assert.deepEqual((await open(essential)).body.hints, []);
    });

    it('R-131: four languages on freemium; D-22: Italian too on the suite', async () => {
      assert.equal((await open(essential, { language: 'es' })).status, 201);
      const italian = await open(essential, { language: 'it' });
      assert.deepEqual(
        [italian.status, italian.body.code, italian.body.languages],
        [422, 'language_not_supported', ['en', 'fr', 'de', 'es']],
      );
      assert.equal((await open(suite, { language: 'it' })).status, 201);
    });

    it('R-128: on Sunday at three in the morning too', async () => {
      await world.moveTo(nextWeekday(world, SUNDAY, '01:00:00Z'));
      const opened = await open(essential);
      assert.equal(opened.status, 201);
      assert.equal(channel(await center(premium), 'chat').openNow, false);
      await world.moveTo(nextWeekday(world, MONDAY, '10:00:00Z'));
    });

    it('R-139: a deliverability investigation goes to its own queue; R-141: a refund to billing', async () => {
      for (const [topic, queue] of [
        ['deliverability_investigation', 'deliverability'],
        ['refund', 'billing'],
        ['contact_delete_unblock', 'deliverability'],
      ] as const) {
        const opened = await open(essential, { topic });
        const staff = await world.http.get<{ queue: string }>(`/v1/admin/tickets/${opened.body.id}`, {
          token: agent.token,
        });
        assert.equal(staff.body.queue, queue, topic);
      }
    });

    it('the same key opens one ticket, and asking again after suggestions is no repetition', async () => {
      const headers = { 'idempotency-key': 'one-ticket' };
      const [first, second] = [await open(essential, {}, headers), await open(essential, {}, headers)];
      assert.equal(first.body.id, second.body.id);
      assert.equal(second.headers.get('idempotent-replayed'), 'true');
    });
  });

  describe('files', () => {
    it('R-124: a picture of two megabytes is stored and given out; a program called x.png is refused', async () => {
      const picture = bigPng(2 * 1024 * 1024);
      const opened = await form(essential, fields, [['error.png', picture]]);
      assert.equal(opened.status, 201, opened.text);
      const [file] = opened.body.attachments;
      assert.deepEqual([file!.filename, file!.contentType, file!.size], ['error.png', 'image/png', picture.length]);
      const given = await fetch(`${world.http.url}/v1/support/tickets/${opened.body.id}/attachments/${file!.id}`, {
        headers: { authorization: `Bearer ${essential.token}` },
      });
      assert.deepEqual(Buffer.from(await given.arrayBuffer()), picture);
      const program = await form(essential, fields, [['x.png', corpus('program.exe')]]);
      assert.deepEqual([program.status, program.body.code], [422, 'attachment_type_not_allowed']);
      assert.equal(program.body.errors?.[0]?.field, 'attachments[0]');
    });

    it('are given out as what they are, to be saved, with nothing allowed, and to nobody else', async () => {
      const content = corpus('tags-inside.txt').toString('base64');
      const opened = await open(essential, { attachments: [{ filename: '../../..\\evil\u202e.html\n.txt', content }] });
      assert.equal(opened.status, 201, opened.text);
      const [file] = opened.body.attachments;
      const given = await download(essential, opened.body.id, file!.id);
      assert.equal(given.headers.get('content-type'), 'text/plain');
      assert.match(given.headers.get('content-disposition') ?? '', /^attachment; filename="evil\.html\.txt"/);
      assert.equal(given.headers.get('x-content-type-options'), 'nosniff');
      assert.match(given.headers.get('content-security-policy') ?? '', /sandbox/);
      assert.match(given.headers.get('cache-control') ?? '', /^private/);
      assert.equal((await download(premium, opened.body.id, file!.id)).status, 404);
      const other = await open(premium);
      assert.equal((await download(premium, other.body.id, file!.id)).status, 404);
      assert.equal((await download(agent, opened.body.id, file!.id, '/v1/admin')).status, 200);
    });

    it('names with NUL, of 255 bytes and more, and with quotes are only names', async () => {
      const content = corpus('plain.txt').toString('base64');
      const given = async (filename: string) => {
        const opened = await open(essential, { attachments: [{ filename, content }] });
        assert.equal(opened.status, 201, opened.text);
        const [file] = opened.body.attachments;
        const answer = await download(essential, opened.body.id, file!.id);
        assert.equal(answer.status, 200);
        return { name: file!.filename, disposition: answer.headers.get('content-disposition') ?? '' };
      };
      const quoted = await given('a"; filename=evil.txt');
      assert.match(quoted.disposition, /^attachment; filename="a_; filename=evil\.txt"; filename\*=UTF-8''a%22%3B/);
      assert.ok(Buffer.byteLength((await given(`${'é'.repeat(300)}.txt`)).name) <= 255);
      assert.equal((await open(essential, { attachments: [{ filename: 'a\0.txt', content }] })).status, 422);
      const names = await rows<{ n: number }>(
        world,
        `select count(*)::int as n from blobs where id::text like '%evil%'`,
        [],
      );
      assert.equal(names[0]!.n, 0);
    });

    it('eleven files, a file of more than 10 MiB, and more than 20 MiB together are too much', async () => {
      const small: [string, Buffer][] = Array.from({ length: 11 }, (_, n) => [`${n}.txt`, Buffer.from('hello')]);
      assert.equal((await form(essential, fields, small)).status, 413);
      assert.equal((await form(essential, fields, small.slice(1))).status, 201);
      const large = Buffer.alloc(10 * 1024 * 1024, 'a');
      assert.equal((await form(essential, fields, [['a.txt', Buffer.concat([large, Buffer.from('a')])]])).status, 413);
      const three: [string, Buffer][] = [
        ['a.txt', large],
        ['b.txt', large],
        ['c.txt', Buffer.from('c')],
      ];
      assert.equal((await form(essential, fields, three)).status, 413);
      const list = Array.from({ length: 11 }, (_, n) => ({ filename: `${n}.txt`, content: 'aGVsbG8=' }));
      assert.equal((await open(essential, { attachments: list })).status, 413);
    });

    it('come with messages too; those of notes only staff see', async () => {
      const { body: ticket } = await open(essential);
      const written = await form(
        essential,
        { text: 'See the picture.' },
        [['error.png', corpus('whole.png')]],
        `/v1/support/tickets/${ticket.id}/messages`,
      );
      assert.equal(written.status, 201, written.text);
      const note = await world.http.post<TicketBody>(`/v1/admin/tickets/${ticket.id}/notes`, {
        token: agent.token,
        body: { text: 'Our log.', attachments: [{ filename: 'log.txt', content: 'aGVsbG8=' }] },
      });
      assert.equal(note.status, 201, note.text);
      const list = await world.http.get<{ data: { text: string; attachments: { filename: string }[] }[] }>(
        `/v1/support/tickets/${ticket.id}/messages`,
        { token: essential.token },
      );
      assert.deepEqual(
        list.body.data.map(({ text, attachments }) => [text, attachments.map(({ filename }) => filename)]),
        [
          ['See the picture.', ['error.png']],
          [DRAFT.description, []],
        ],
      );
      const hidden = note.body.attachments[0]!.id;
      assert.equal((await download(essential, ticket.id, hidden)).status, 404);
      assert.equal((await download(agent, ticket.id, hidden, '/v1/admin')).status, 200);
    });

    it('of a form are only `attachments`, and a field comes once', async () => {
      const twice = `--b\r\nContent-Disposition: form-data; name="topic"\r\n\r\ntechnical\r\n`;
      const body = Buffer.from(`${twice}${twice}--b--\r\n`);
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const answer = await world.http.post<TicketBody>('/v1/support/tickets', {
        token: essential.token,
        body,
        headers,
      });
      assert.deepEqual([answer.status, answer.body.errors?.[0]?.code], [422, 'duplicate']);
      const refused = await open(essential, { attachments: [{ filename: 'a.txt', content: 'no base64!' }] });
      assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, 'attachments[0].content']);
    });
  });

  it('the examples of docs/integrate/support.md answer as it says', async () => {
    const examples = readFileSync('docs/integrate/support.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => EXAMPLE.exec(line) ?? assert.fail(`no example: ${line}`));
    assert.ok(examples.length >= 11);
    for (const [line, method, path, body, status] of examples) {
      const given = body === undefined ? {} : { body: JSON.parse(body) as unknown };
      const answer = await world.http.call(method!, path!, { token: essential.token, ...given });
      assert.equal(String(answer.status), status, `${line}\n${answer.text}`);
    }
  });

  describe('the contact form', () => {
    const contact = (body: object) =>
      world.http.post<{ reference: string; code?: string }>('/v1/contact', {
        body: {
          topic: 'sales',
          email: 'visitor@elsewhere.example',
          name: 'Vera Visitor',
          message: 'Which plan fits?',
          ...body,
        },
      });

    it('R-144: reaches the queue of its topic; an unknown topic is refused', async () => {
      const sent = await contact({});
      assert.equal(sent.status, 201, sent.text);
      const list = await world.http.get<{
        data: { number: number; channel: string; queue: string; verified: boolean }[];
      }>('/v1/admin/tickets?queue=sales', { token: agent.token });
      const ticket = list.body.data.find(({ number }) => String(number) === sent.body.reference)!;
      assert.deepEqual([ticket.channel, ticket.queue, ticket.verified], ['contact', 'sales', false]);
      assert.equal((await contact({ topic: 'gossip' })).status, 422);
    });

    it('answers the same for a customer’s address, and writes into nobody’s account', async () => {
      const [owner] = await rows<{ email: string }>(world, 'select email from users where account_id = $1', [
        essential.id,
      ]);
      const before = await center(essential);
      const known = await contact({ email: owner!.email });
      const unknown = await contact({ email: 'nobody@elsewhere.example' });
      assert.deepEqual([known.status, Object.keys(known.body)], [unknown.status, Object.keys(unknown.body)]);
      assert.deepEqual((await center(essential)).openTickets.length, before.openTickets.length);
    });

    it('refuses what is no address', async () => {
      assert.equal((await contact({ email: 'no address' })).status, 422);
    });

    it('is limited per network', async () => {
      const answers: Answer<{ code?: string }>[] = [];
      for (let n = 0; n < 31; n += 1) answers.push(await contact({}));
      const limited = answers.find(({ status }) => status === 429);
      assert.equal(limited?.body.code, 'rate_limited');
      assert.ok(Number(limited?.headers.get('retry-after')) > 0);
    });
  });

  describe('talking sooner', () => {
    it('R-134: staff override the wait with a reason, once and on record (C-09)', async () => {
      const { body: ticket } = await open(premium);
      const override = (reason: string) =>
        world.http.post<{ reason: string }>(`/v1/admin/tickets/${ticket.id}/window-override`, {
          token: agent.token,
          body: { reason },
        });
      assert.deepEqual(channel(await center(premium, `?ticketId=${ticket.id}`), 'chat').reasons, [
        'response_window_open',
      ]);
      assert.equal((await override('Their mail has stopped.')).status, 200);
      assert.equal((await override('Another reason.')).body.reason, 'Their mail has stopped.');
      assert.deepEqual(channel(await center(premium, `?ticketId=${ticket.id}`), 'chat').reasons, []);
      const audit = await rows<{ n: number }>(
        world,
        `select count(*)::int as n from audit_log where account_id = $1 and action = 'ticket.window_overridden'`,
        [premium.id],
      );
      assert.equal(audit[0]!.n, 1);
      assert.equal(
        (await world.http.post(`/v1/admin/tickets/${ticket.id}/window-override`, { token: agent.token, body: {} }))
          .status,
        422,
      );
    });
  });

  describe('what is bought beside the plan', () => {
    it('R-148: the number with phone support; without, hidden and addon_required', async () => {
      const before = channel(await center(suite), 'phone');
      assert.deepEqual([before.reasons, before.number], [['addon_required'], undefined]);
      await buy('phone_support');
      const after = await center(suite);
      assert.deepEqual([channel(after, 'phone').allowed, channel(after, 'phone').number], [true, '+33199001234']);
      assert.match(after.pin!.pin, /^\d{6}$/);
      assert.equal(channel(await center(premium), 'phone').number, undefined);
    });

    it('R-149: asked for at sales; once priority is sold, tickets are high from then on', async () => {
      const asked = await open(suite, { topic: 'support_upgrade' });
      assert.equal(asked.body.priority, 'normal');
      const staff = await world.http.get<{ queue: string }>(`/v1/admin/tickets/${asked.body.id}`, {
        token: agent.token,
      });
      assert.equal(staff.body.queue, 'sales');
      await buy('priority_support');
      assert.equal((await open(suite)).body.priority, 'high');
      assert.equal((await open(essential)).body.priority, 'normal');
    });

    async function buy(kind: string): Promise<void> {
      await storeBillingDetails(world, suite.id, COMPANY);
      const answer = await world.http.post(`/v1/subscriptions/${suite.subscriptionId}/add-ons`, {
        token: suite.token,
        body: { kind, quantity: 1, paymentMethod: await card(world, suite.token) },
      });
      assert.equal(answer.status, 201, answer.text);
    }
  });
});

const [MONDAY, SUNDAY] = [0, 6];

/** The next such day, at a time of UTC. */
function nextWeekday(world: World, weekday: number, time: string): string {
  let date = addLocalDays(localDate(world.now(), 'UTC'), 1);
  while ((instantOfLocalDate(date, 'UTC') / DAY_MS + 3) % 7 !== weekday) date = addLocalDays(date, 1);
  return `${date}T${time}`;
}

/** The smallest picture with a chunk of nothing in it, so that it is as large as wanted. */
function bigPng(bytes: number): Buffer {
  const small = readFileSync(new URL('whole.png', CORPUS));
  const filler = Buffer.alloc(bytes - small.length, 'x');
  filler.writeUInt32BE(filler.length - 12, 0);
  filler.write('teXt', 4, 'latin1');
  return Buffer.concat([small.subarray(0, 33), filler, small.subarray(33)]);
}
