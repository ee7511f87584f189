/** The shop's own address: asked for, approved, and warming up while orders go out every day. */
import nodemailer from 'nodemailer';
import { until } from '../story-client.mjs';
import { orderMail } from './orders.mjs';
import { reader } from './readers.mjs';
import { Readership } from './reading.mjs';

/** When its address comes, and from when on it sends all day long. */
const ASKS = -10;
const FIRST_DAY = -24;
/** Mails a day from then on: what the stages of the warm-up allow, and a little more. */
const SEASON = [210, 380, 420, 400, 430, 380, 360, 400, 380];
const ADDRESSES = [21, 22, 23].map((n) => ({ address: `198.51.100.${n}`, hostname: `out${n}.posthorn.localhost`, n }));
/** Where Linux lets every address of 127/8 be used, the mails of each really leave from another one. */
const localAddress = (n) => (process.platform === 'linux' ? `127.0.0.${n}` : '127.0.0.1');

async function stock({ operator, stage }) {
  for (const { address, hostname, n } of ADDRESSES) {
    stage.dns.publish(
      { type: 'A', name: hostname, value: address },
      { type: 'PTR', name: `${address.split('.').reverse().join('.')}.in-addr.arpa`, value: hostname },
    );
    const body = { addresses: [address], hostname, localAddress: localAddress(n), identityCheck: 'required' };
    await operator.post('/v1/admin/ips', body);
  }
}

/** More orders each day, fewer on Sundays; then the season begins. */
function ordersOn({ calendar, scale }, day) {
  const isSunday = calendar.at(`${day} 12:00`).weekday === 7;
  const usual = day <= ASKS ? 20 + (day - FIRST_DAY) * 3 : SEASON[day - ASKS - 1];
  return Math.ceil(usual * (isSunday ? 0.8 : 1) * scale);
}

let number = 40_000;

async function takeOrders({ shop, stage }, count) {
  const mails = Array.from({ length: count }, () => orderMail(shop, reader((number += 1)), number));
  const { data } = await shop.client.post('/v1/messages/batch', { messages: mails }, { bearer: shop.secret });
  const refused = data.find(({ httpStatus }) => httpStatus !== 202);
  if (refused) throw new Error(`an order’s mail was refused: ${refused.code} ${refused.detail ?? ''}`);
  await bySmtp(stage, shop, Math.ceil(count / 10));
}

/** The shop's old till speaks SMTP. */
async function bySmtp({ instance }, shop, count) {
  const transport = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port: instance.ports.SMTP_SUBMISSION_PORTS,
    auth: { user: shop.credential.username, pass: shop.credential.password },
    tls: { rejectUnauthorized: false },
  });
  for (let i = 0; i < count; i += 1) {
    const { from, to, subject, html, text } = orderMail(shop, reader((number += 1)), number);
    await transport.sendMail({ from: { name: from.name, address: from.email }, to: to[0].email, subject, html, text });
  }
  transport.close();
}

function day(n) {
  const hours = n <= ASKS ? ['11:05'] : ['08:05', '12:05', '16:05'];
  return hours.map((hour, i) => ({
    at: `${n} ${hour}`,
    quiet: true,
    isDetail: i > 0 || (n < ASKS && n % 4 !== 0),
    name: 'Orders',
    run: async (context) => {
      await takeOrders(context, Math.ceil(ordersOn(context.stage, n) / hours.length));
      if (i === 0) await context.shop.readership.readFor(24);
    },
  }));
}

export const SHOP_ADDRESS = [
  {
    at: '-33 08:10',
    name: 'The operator has three addresses, with names and back',
    run: async (context) => {
      await context.staff.hire();
      await stock(context);
      context.shop.readership = new Readership(context.stage, {
        isMeant: isOrder,
        habits: () => ({ opens: 0.62, clicks: 0.3, leaves: 0 }),
      });
      return ADDRESSES.map(({ address, hostname }) => `${address} = ${hostname}`).join(', ');
    },
  },
  {
    at: `${ASKS} 09:00`,
    name: 'The shop asks for an address of its own',
    run: async ({ shop }) => {
      shop.request = await shop.post('/v1/dedicated-ips/requests', {
        count: 1,
        reason: 'Order confirmations; we want their reputation apart from other senders.',
        streams: [{ stream: 'transactional', monthlyVolume: 120_000 }],
        acceptsBestPractices: true,
        acceptsGdpr: true,
      });
      return `${shop.request.status}; recommended: ${shop.request.recommended}`;
    },
  },
  {
    at: `${ASKS} 15:00`,
    name: 'Compliance approves it, and it begins to warm up',
    run: async ({ shop, staff }) => {
      await staff.compliance.post(`/v1/admin/ip-requests/${shop.request.id}/approve`, {});
      const ip = await until('the address to be had', async () => (await shop.get('/v1/dedicated-ips')).data[0]);
      shop.ip = ip;
      return `${ip.address} is ${ip.state}`;
    },
  },
  ...Array.from({ length: -FIRST_DAY }, (_, i) => day(FIRST_DAY + i)).flat(),
  {
    at: '-1 18:00',
    name: 'The address after nine days',
    run: async ({ shop, stage }) => {
      const { warmup, state } = await shop.get(`/v1/dedicated-ips/${shop.ip.id}`);
      const own = stage.receiver.mails.filter(({ peer }) => peer?.endsWith(localAddress(21))).length;
      return `${state}, stage ${warmup?.stage}, ${warmup?.dailyCap} mails a day; ${own} mails left from it`;
    },
  },
];

const isOrder = (mail) => mail.header('From')?.includes('nordlicht-versand.example') ?? false;
