import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startBrowser } from '../../support/browser.js';
import { picture } from '../../support/pictures.js';
import { startWorld, type World } from '../../support/world.js';
import { newestMailPath } from './local-inbox.js';
import { complaintsOf, DeskPage, openPage } from './desk-page.js';
import { lookingWorld, type Looking } from './looking-world.js';

const browser = await startBrowser();

// Told, not hidden: the runner prints why the tests did not run, and counts them as left out.
if (typeof browser === 'string') it('an administrator at work in a browser', { skip: browser }, () => undefined);
else inBrowser(browser);

interface Rows<T = object> {
  data: (T & { id: string })[];
}

function inBrowser(browser: Browser): void {
  describe('an administrator at work in a browser', () => {
    let world: World;
    let looking: Looking;
    let page: Page;
    let desk: DeskPage;
    let complaints: string[];
    before(async () => {
      world = await startWorld();
      looking = await lookingWorld(world);
      page = await openPage(browser);
      complaints = complaintsOf(page);
      desk = new DeskPage(page, world.http.url);
    });
    after(async () => {
      await browser.close();
      await world?.close();
    });
    const at = (path: string) => page.goto(world.http.url + path);
    const text = (): Promise<string> =>
      page.$eval('body', (body) => (body as unknown as { innerText: string }).innerText);

    it('the page is drawn with its tasks and groups, under its policy', async () => {
      await desk.open();
      const work = await page.$eval('#work', (nav) => nav.textContent);
      for (const part of ['Answer a ticket', 'Approve an IP request', 'Credit an invoice', 'Operator: money'])
        assert.ok(work.includes(part), part);
      assert.deepEqual(complaints, []);
      await picture(page, 'swagger');
    });

    it('a wrong password says so and opens nothing', async () => {
      await desk.signIn(looking.email, 'a wrong pass phrase 7');
      const fault = await page.waitForSelector('#sign-in-fault:not([hidden])');
      assert.match(await fault!.evaluate((element) => element.textContent), /\w/);
      assert.match(complaints.splice(0).join(), /401/);
      await page.click('#sign-in-cancel');
      await page.$eval('#sign-in-form', (form) => (form as unknown as { reset(): void }).reset());
    });

    it('signed in once, he stays so after a reload and in another tab, and no script can read what keeps him', async () => {
      await desk.signIn(looking.email, looking.password);
      assert.equal(await desk.signedInAs(), `Signed in as ${looking.email}`);
      await desk.open();
      assert.equal(await desk.signedInAs(), `Signed in as ${looking.email}`);
      const tab = new DeskPage(await openPage(browser), world.http.url);
      await tab.open();
      assert.equal(await tab.signedInAs(), `Signed in as ${looking.email}`);
      await tab.page.close();
      await page.bringToFront();
      const cookies = await browser.cookies();
      assert.deepEqual(
        cookies.map(({ httpOnly, sameSite, path }) => ({ httpOnly, sameSite, path })),
        [{ httpOnly: true, sameSite: 'Strict', path: '/' }],
      );
      assert.doesNotMatch(await desk.stored(), /eyJ/);
    });

    it('answers a ticket: found, read, answered with the text that stands there', async () => {
      await desk.follow('Answer a ticket', 'listTicketsAsStaff');
      assert.equal(await desk.filledIn('listTicketsAsStaff', 'view'), 'queue');
      const list = await desk.execute<Rows>('listTicketsAsStaff');
      assert.equal(list.status, 200);
      await desk.follow('Answer a ticket', 'replyToTicket');
      assert.equal(await desk.filledIn('replyToTicket', 'id'), list.body.data[0]!.id);
      const answer = await desk.execute('replyToTicket');
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      await desk.bring('replyToTicket');
      await picture(page, 'swagger-ticket');
    });

    it('approves an IP request: an address of the stock begins to warm up', async () => {
      await desk.follow('Approve an IP request', 'listIpRequestsAsStaff');
      const list = await desk.execute<Rows>('listIpRequestsAsStaff');
      assert.equal(list.status, 200, JSON.stringify(list.body));
      assert.equal(list.body.data.length, 1);
      await desk.follow('Approve an IP request', 'approveIpRequest');
      assert.equal(await desk.filledIn('approveIpRequest', 'id'), list.body.data[0]!.id);
      const answer = await desk.execute<{ status: string }>('approveIpRequest');
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.match(answer.body.status, /^(?:approved|provisioned)$/);
      await desk.bring('approveIpRequest');
      await picture(page, 'swagger-ip-request');
    });

    it('credits an invoice, and what the page offers for copying does the same elsewhere', async () => {
      await desk.follow('Credit an invoice', 'listInvoicesAsStaff');
      const list = await desk.execute<Rows<{ number: string }>>('listInvoicesAsStaff');
      await desk.follow('Credit an invoice', 'creditInvoice');
      assert.equal(await desk.filledIn('creditInvoice', 'id'), list.body.data[0]!.id);
      assert.deepEqual(await desk.body('creditInvoice'), { reason: 'Ordered by mistake.', refund: 'wallet' });
      const answer = await desk.execute<{ number: string }>('creditInvoice');
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      const curl = await desk.curl('creditInvoice');
      assert.match(
        curl,
        new RegExp(`^curl -X 'POST'[^]+${world.http.url}/v1/admin/invoices/${list.body.data[0]!.id}/credit`),
      );
      assert.match(curl, /Authorization: Bearer eyJ/);
      await desk.bring('creditInvoice');
      await picture(page, 'swagger-credit');
      assert.deepEqual(complaints, []);
    });

    it('an address leads to its operation, and words find it', async () => {
      await desk.open('/docs#/Operator%3A%20invoices/creditInvoice');
      await page.waitForSelector('.opblock[id$="-creditInvoice"] .execute');
      await page.type('.operation-filter-input', 'credit note');
      await page.waitForFunction(
        () =>
          (
            globalThis as unknown as { document: { querySelectorAll(s: string): { length: number } } }
          ).document.querySelectorAll('.opblock-tag-section').length <= 4,
      );
    });

    it('an operation that is opened by its address names things that are there, in its path and in its body', async () => {
      await desk.open('/docs#/Operator%3A%20accounts/revokeCredentials');
      const id = await desk.filledIn('revokeCredentials', 'id');
      const account = await world.http.get(`/v1/admin/accounts/${id}`, { token: await world.operator() });
      assert.equal(account.status, 200, id);
      await desk.open('/docs#/Operator%3A%20support/verifySupportPin');
      const shown = 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
      const { accountId } = await desk.bodyWithout<{ accountId: string }>('verifySupportPin', shown);
      assert.equal(accountId, id);
      assert.deepEqual(complaints, []);
    });

    it('the board is open to him as it stands, with the cookie alone, and changes nothing', async () => {
      await at('/admin/queues');
      await page.waitForFunction(() =>
        // Their names are there before what is in them.
        /lanes[^]*\d jobs/i.test(
          (globalThis as unknown as { document: { body: { innerText: string } } }).document.body.innerText,
        ),
      );
      await picture(page, 'queues');
      const pressed = await page.evaluate(async () => {
        const answer = await fetch('/admin/queues/api/queues/lanes/pause', { method: 'PUT' });
        return answer.status;
      });
      assert.equal(pressed, 405);
      assert.match(complaints.splice(0).join(), /405/);
    });

    it('so are the metrics, and the page from which all of it is reached', async () => {
      await at('/metrics');
      assert.match(await text(), /# TYPE posthorn_|# HELP/);
      await at('/admin');
      assert.match(await text(), new RegExp(looking.email));
      await picture(page, 'operator');
      assert.deepEqual(complaints, []);
    });

    it('signing out closes all of it, here and in pages that are still open', async () => {
      const other = new DeskPage(await openPage(browser), world.http.url);
      await other.open();
      await other.signedInAs();
      await page.bringToFront();
      await page.click('main form button');
      await page.waitForSelector('#login');
      await picture(page, 'operator-sign-in');
      assert.equal((await at('/admin/queues'))!.url(), `${world.http.url}/admin/sign-in?next=%2Fadmin%2Fqueues`);
      await other.page.bringToFront();
      await other.open();
      await other.page.waitForSelector('#sign-in-open:not([hidden])');
      await other.page.close();
      await page.bringToFront();
      assert.equal((await at('/metrics'))!.status(), 401);
      complaints.length = 0;
    });

    it('the local inbox shows a mail that Posthorn wrote', async () => {
      await at(await newestMailPath(world));
      assert.match(await text(), /Posthorn/);
      await picture(page, 'inbox');
    });
  });
}
