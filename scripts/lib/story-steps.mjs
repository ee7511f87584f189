/** First light, told in steps: from a visitor to delivered mail. Each step says what it found in a few words. */
import nodemailer from 'nodemailer';
import { tokenFromInbox, until } from './story-client.mjs';

const DONE = new Set(['delivered', 'bounced', 'suppressed', 'expired', 'cancelled', 'partially_delivered']);
const PASSWORD = 'a long walk in the morning';

const mailTo = (from, who, subject) => ({
  from: { email: from, name: 'Shop' },
  to: [{ email: `${who}@customers.example` }],
  subject,
  text: `Hello ${who},\n\nthis message was sent by the demo.\n`,
});

function rawMail(from) {
  const lines = [
    `From: Shop <${from}>`,
    'To: raw@customers.example',
    'Subject: A finished message',
    `Message-ID: <${crypto.randomUUID()}@shop.example>`,
  ];
  return [
    ...lines,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Composed elsewhere, sent as it is.',
    '',
  ].join('\r\n');
}

async function byNodemailer({ smtp, credential, sender }) {
  const port = smtp.ports.find((p) => p.tls === 'starttls') ?? smtp.ports[0];
  const transport = nodemailer.createTransport({
    host: smtp.host === '0.0.0.0' ? '127.0.0.1' : smtp.host,
    port: port.port,
    secure: port.tls === 'implicit',
    auth: { user: credential.username, pass: credential.password },
    tls: { rejectUnauthorized: false },
  });
  const info = await transport.sendMail({
    from: sender,
    to: 'smtp@customers.example',
    subject: 'By SMTP',
    text: 'Sent with nodemailer.',
  });
  transport.close();
  const id = /msg_[0-9a-f-]{36}/.exec(info.response)?.[0];
  if (!id) throw new Error(`the reply names no message: ${info.response}`);
  return { id, port: port.port };
}

/** One line per event: what happened, when since acceptance, and what the receiver said. */
function lifeOf(events) {
  const inOrder = [...events].sort((a, b) => a.sequence - b.sequence);
  const start = Date.parse(inOrder[0]?.occurredAt ?? '');
  return inOrder.map((event) => {
    const since = ((Date.parse(event.occurredAt) - start) / 1000).toFixed(2);
    const said = [event.host, event.code, event.text].filter(Boolean).join(' ');
    return `${`+${since} s`.padStart(9)}  ${event.type.padEnd(10)} ${event.recipient ?? ''}${said ? `  (${said})` : ''}`;
  });
}

export const STORY = [
  {
    name: 'find the instance',
    run: async ({ client }) => {
      await client.get('/health/ready');
      return client.url;
    },
  },
  {
    name: 'sign up',
    run: async (ctx) => {
      ctx.email = `demo-${Date.now().toString(36)}@shop.example`;
      const { account, user } = await ctx.client.post('/v1/accounts', {
        email: ctx.email,
        organization: 'Demo Shop',
        password: PASSWORD,
      });
      ctx.username = user.username;
      return `${user.username}, platform ${account.platformId}, ${account.status}`;
    },
  },
  {
    name: 'read the confirmation mail',
    run: async (ctx) => {
      ctx.token = await tokenFromInbox(ctx.client, ctx.email, 'confirm-email');
      return `a link, found at ${ctx.client.url}/dev/inbox`;
    },
  },
  {
    name: 'confirm the address',
    run: async ({ client, token }) => {
      await client.post('/v1/auth/confirm-email', { token });
      return 'the account is active';
    },
  },
  {
    name: 'sign in',
    run: async ({ client, username }) => {
      const { accessToken, expiresIn } = await client.post('/v1/auth/login', { username, password: PASSWORD });
      client.bearer = accessToken;
      return `access token for ${expiresIn} s`;
    },
  },
  {
    name: 'make an API key',
    run: async (ctx) => {
      const made = await ctx.client.post('/v1/api-keys', {
        name: 'demo',
        scopes: ['send', 'read', 'admin-of-account'],
      });
      ctx.secret = made.secret;
      return made.id;
    },
  },
  {
    name: 'make an SMTP credential',
    run: async (ctx) => {
      ctx.credential = await ctx.client.post('/v1/smtp-credentials', { name: 'demo' });
      ctx.client.bearer = ctx.secret;
      ctx.smtp = await ctx.client.get('/v1/smtp-settings');
      return `${ctx.credential.username}, ports ${ctx.smtp.ports.map((p) => p.port).join(', ')}`;
    },
  },
  {
    name: 'confirm a sender',
    run: async (ctx) => {
      // A new one for each run: the inbox still holds the links of earlier ones.
      ctx.sender = `orders-${Date.now().toString(36)}@shop.example`;
      await ctx.client.post('/v1/senders', { email: ctx.sender });
      const token = await tokenFromInbox(ctx.client, ctx.sender, 'sender-confirm');
      await ctx.client.post('/v1/senders/confirm', { token });
      return ctx.sender;
    },
  },
  {
    name: 'send one message',
    run: async ({ client, sender, sent }) => {
      const answer = await client.post('/v1/messages', mailTo(sender, 'ann', 'By REST'), {
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
      sent.push(answer.id);
      return answer.id;
    },
  },
  {
    name: 'send a batch of three',
    run: async ({ client, sender, sent }) => {
      const messages = ['bea', 'cem', 'dov'].map((who) => mailTo(sender, who, 'In a batch'));
      const { data } = await client.post('/v1/messages/batch', { messages });
      const refused = data.filter((item) => item.httpStatus !== 202);
      if (refused.length > 0) throw new Error(`refused in the batch: ${refused.map((item) => item.code).join(', ')}`);
      sent.push(...data.map((item) => item.id));
      return data.map((item) => item.httpStatus).join(', ');
    },
  },
  {
    name: 'send a finished message',
    run: async ({ client, sender, sent }) => {
      const answer = await client.post('/v1/messages/raw', rawMail(sender), { type: 'message/rfc822' });
      sent.push(answer.id);
      return answer.id;
    },
  },
  {
    name: 'send by SMTP',
    run: async (ctx) => {
      const { id, port } = await byNodemailer(ctx);
      ctx.sent.push(id);
      return `${id} through port ${port}`;
    },
  },
  {
    name: 'wait for all deliveries',
    run: async ({ client, sent }) => {
      const states = [];
      for (const id of sent) {
        const message = await until(`${id} to end`, async () => {
          const now = await client.get(`/v1/messages/${id}`);
          return DONE.has(now.status) ? now : null;
        });
        states.push(message.status);
      }
      if (states.some((state) => state !== 'delivered'))
        throw new Error(`not all were delivered: ${states.join(', ')}`);
      return `${states.length} of ${sent.length} delivered`;
    },
  },
  {
    name: 'tell their lives',
    run: async ({ client, sent, print }) => {
      for (const id of sent) {
        const { data } = await client.get(`/v1/messages/${id}/events`);
        if (!data.some((event) => event.type === 'delivered')) throw new Error(`${id} has no delivered event`);
        print(`       ${id}`);
        for (const line of lifeOf(data)) print(`       ${line}`);
      }
      return 'GET /v1/messages/{id}/events';
    },
  },
];
