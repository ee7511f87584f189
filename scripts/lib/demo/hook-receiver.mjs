/** The customers' web servers: take webhooks, check who signed them, and count what they tell. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import http from 'node:http';

export class HookReceiver {
  told = new Map();
  forged = 0;
  #secrets = new Map();
  #server = http.createServer((request, response) => void this.#take(request, response));

  /** On the port and with the secrets that it had before, where there are some; without a place when somebody else is there. */
  static async start({ port = 0, secrets = [] } = {}) {
    const receiver = new HookReceiver();
    for (const [path, secret] of secrets) receiver.expect(path, secret);
    await new Promise((resolve) => {
      receiver.#server.once('error', resolve);
      receiver.#server.listen(port, '127.0.0.1', resolve);
    });
    return receiver;
  }

  /** What is needed to start it again. */
  get facts() {
    return { port: this.port, secrets: [...this.#secrets] };
  }

  unref() {
    this.#server.unref();
  }

  get port() {
    return this.#server.address().port;
  }

  urlOf(path) {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  expect(path, secret) {
    this.#secrets.set(path, secret);
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const genuine = this.#isGenuine(request, body);
    if (genuine) this.#count(JSON.parse(body));
    else this.forged += 1;
    response.writeHead(genuine ? 204 : 401).end();
  }

  /** The signature alone: the story runs through weeks, so nothing can be said about a request's age. */
  #isGenuine({ url, headers }, body) {
    const secret = this.#secrets.get(url);
    if (!secret) return false;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest();
    return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
      const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
  }

  #count({ type, data }) {
    for (const one of data?.events ?? [{ type }]) this.told.set(one.type, (this.told.get(one.type) ?? 0) + 1);
  }
}
