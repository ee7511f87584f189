import assert from 'node:assert/strict';
import type { Browser } from 'puppeteer-core';
import { complaintsOf, DeskPage, openPage } from './desk-page.js';

/** What an administrator does first, each opened by itself: nothing was listed before, nothing is typed. */
const WAYS = [
  ['Approve an IP request', 'approveIpRequest', 200],
  ['Answer a ticket', 'replyToTicket', 201],
  ['Credit an invoice', 'creditInvoice', 201],
] as const;

/** On whatever installation: signs in, and sends what the page filled in, as it stands. */
export async function threeWays(
  browser: Browser,
  url: string,
  person: { email: string; password: string },
): Promise<void> {
  const page = await openPage(browser);
  const complaints = complaintsOf(page);
  const desk = new DeskPage(page, url);
  await desk.open();
  await desk.signIn(person.email, person.password);
  assert.equal(await desk.signedInAs(), `Signed in as ${person.email}`);
  for (const [task, operation, wanted] of WAYS) {
    await desk.follow(task, operation);
    const id = await desk.filledIn(operation, 'id');
    const answer = await desk.execute(operation);
    assert.equal(answer.status, wanted, `${operation} of ${id}: ${JSON.stringify(answer.body)}`);
  }
  assert.deepEqual(complaints, []);
  await page.close();
}
