import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';
import { BROWSER, Tracking } from './tracking-steps.js';

const HTML = `<!doctype html><html><head><title>News</title></head><body>
<p>Grüße aus <a class="x" href="https://shop.example/new?a=1&amp;b=2#top">dem Laden</a> und
<a href='https://shop.example/plain' data-track="off">ungezählt</a>,
<a href="mailto:help@shop.example">Post</a>, <a href="#top">oben</a>, <a href=https://shop.example/q>kurz</a></p></body></html>`;

describe('opens and clicks are counted where the sender wants it', () => {
  let world: World;
  let sender: Tracking;
  before(async () => {
    world = await startWorld();
    sender = new Tracking(world, await signUpCustomer(world));
  });
  after(() => world.close());

  it('each recipient has links of his own that lead where the message said, and nowhere else', async () => {
    const { id, mail } = await sender.sent({
      html: HTML,
      text: 'https://shop.example/new',
      track: { opens: true, clicks: true },
    });
    assert.match(mail.links[0]!, /^\/t\/c\/[\w-]{40}$/);
    assert.deepEqual(mail.links.slice(1, 4), ['https://shop.example/plain', 'mailto:help@shop.example', '#top']);
    assert.match(mail.links[4]!, /^\/t\/c\/[\w-]{40}$/);
    assert.match(mail.html, /Grüße aus/);
    assert.match(mail.text, /https:\/\/shop\.example\/new/);
    await world.advance('PT1H');
    const followed = await sender.visit(mail.links[0]!);
    assert.equal(followed.status, 302);
    assert.equal(followed.headers.get('location'), 'https://shop.example/new?a=1&b=2#top');
    assert.equal(followed.headers.get('cache-control'), 'no-store');
    assert.equal(followed.headers.get('referrer-policy'), 'no-referrer');
    const shown = await sender.visit(mail.pixel!);
    assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/gif']);
    const [clicked] = await sender.recorded(id, 'clicked', 1);
    assert.deepEqual(
      [clicked!.url, clicked!.userAgent, clicked!.machineLikely, clicked!.recipient],
      ['https://shop.example/new?a=1&b=2#top', BROWSER, false, 'ada@elsewhere.example'],
    );
    const [opened] = await sender.recorded(id, 'opened', 1);
    assert.deepEqual([opened!.url, opened!.machineLikely], [null, false]);
  });
});
