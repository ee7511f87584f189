/** What every customer of the story does on the first day: sign up, say who pays, and show that a domain is his. */
import { StoryClient } from '../story-client.mjs';

export const PASSWORD = 'a long walk in the morning';
const SCOPES = ['send', 'read', 'contacts', 'billing', 'sms', 'admin-of-account'];

export class Customer {
  constructor(stage, facts) {
    Object.assign(this, facts);
    this.stage = stage;
    this.client = new StoryClient(stage.instance.url);
  }

  get isHere() {
    return this.username !== undefined;
  }

  get(path) {
    return this.client.get(path);
  }

  post(path, body = {}) {
    return this.client.post(path, body, { headers: { 'idempotency-key': crypto.randomUUID() } });
  }

  /** A form with files. */
  upload(path, fields) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return this.client.post(path, form, { headers: { 'idempotency-key': crypto.randomUUID() } });
  }

  put(path, body) {
    return this.client.request('PUT', path, { body });
  }

  patch(path, body) {
    return this.client.request('PATCH', path, { body });
  }

  async signUp() {
    const { email, organization, offer, locale, profile } = this;
    const { account, user } = await this.post('/v1/accounts', {
      ...{ email, organization, offer, locale, profile, password: PASSWORD },
    });
    this.accountId = account.id;
    this.username = user.username;
    const { token } = await this.stage.receiver.notification(email, 'confirm-email');
    await this.post('/v1/auth/confirm-email', { token });
    await this.signIn();
    const key = await this.post('/v1/api-keys', { name: 'Demo', scopes: SCOPES });
    this.secret = key.secret;
    return user.username;
  }

  /** A person's session lasts minutes of the machine, whatever the test clock says. */
  async signIn() {
    const { username } = this;
    const { accessToken } = await this.client.post(
      '/v1/auth/login',
      { username, password: PASSWORD },
      { bearer: null },
    );
    this.client.bearer = accessToken;
  }

  async verifyDomain() {
    const domain = await this.post('/v1/domains', { name: this.domain });
    const { data } = await this.get(`/v1/domains/${domain.id}/records`);
    // A tracking host of one's own would make links that only this story's DNS knows; without it they work in any browser.
    const needed = data.filter(({ name }) => !name.startsWith('track.'));
    this.stage.dns.publish(...needed.map(({ type, name, expected }) => ({ type, name, value: expected })));
    const { status } = await this.post(`/v1/domains/${domain.id}/verify`);
    if (status !== 'verified') throw new Error(`${this.domain} is ${status}`);
  }

  async planId(code) {
    const { data } = await this.get(`/v1/plans?offer=${code.slice(0, code.indexOf('.'))}&limit=500`);
    const plan = data.find((candidate) => candidate.code === code);
    if (!plan) throw new Error(`no plan ${code}`);
    return plan.id;
  }

  async buy(code, interval, paymentMethod) {
    return this.post('/v1/subscriptions', { planId: await this.planId(code), interval, paymentMethod });
  }

  invoice(id) {
    return this.get(`/v1/invoices/${id}`);
  }
}

/** `RE-2026-000004: 35.00 + 7.00 VAT (20 %) = 42.00 EUR` */
export function told({ number, net, vatAmount, gross, vatBreakdown }) {
  const how = vatBreakdown.map(({ treatment }) => treatment).join(', ');
  return `${number}: ${net.amount} + ${vatAmount.amount} VAT (${how}) = ${gross.amount} ${gross.currency}`;
}
