import assert from 'node:assert/strict';
import { addLocalDays, instantOfLocalDate, localDate } from '../../../src/kernel/time/calendar.js';
import { DAY_MS } from '../../../src/kernel/time/instant.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from '../billing/account-in-world.js';
import { operatorOf } from '../billing/payments-in-world.js';
import { colleague, type Colleague } from './support-world.js';

export interface TicketBody {
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
export interface CenterBody {
  channels: ChannelBody[];
  pin?: { pin: string };
  openTickets: { id: string; number: number; status: string }[];
  topics: { topic: string; title: string; writtenOnly: boolean; questions: unknown[] }[];
  articles: { search: string };
}

export const DRAFT = {
  topic: 'technical',
  subject: 'Zebra quokka xylophone',
  description: 'Since eight this morning every request is answered with 500, whatever it asks for.',
  language: 'en',
  articlesConsulted: true,
};

export const [MONDAY, SUNDAY] = [0, 6];

/** The next such day, at a time of UTC. */
export function nextWeekday(world: World, weekday: number, time: string): string {
  let date = addLocalDays(localDate(world.now(), 'UTC'), 1);
  while ((instantOfLocalDate(date, 'UTC') / DAY_MS + 3) % 7 !== weekday) date = addLocalDays(date, 1);
  return `${date}T${time}`;
}

export type Subscribed = SignedIn & { subscriptionId: string };

async function onPlan(world: World, code: string): Promise<Subscribed> {
  const account = await signUp(world, code.split('.')[0]);
  const granted = await world.http.post<{ id: string }>(`/v1/admin/accounts/${account.accountId}/subscriptions`, {
    token: await operatorOf(world),
    body: { planId: await planId(world, code) },
  });
  assert.equal(granted.status, 201, granted.text);
  return { ...account, subscriptionId: granted.body.id };
}

/** A customer of each kind and an agent, on a Monday, noon in Paris. */
export async function peopleOf(world: World): Promise<{
  free: SignedIn;
  essential: Subscribed;
  premium: Subscribed;
  suite: Subscribed;
  agent: Colleague;
}> {
  const people = {
    free: await signUp(world, 'freemium-fr'),
    essential: await onPlan(world, 'freemium-fr.essential-50k'),
    premium: await onPlan(world, 'freemium-fr.premium-150k'),
    suite: await onPlan(world, 'suite.web'),
    agent: await colleague(world, 'agent@posthorn.test', ['support_agent']),
  };
  await world.moveTo(nextWeekday(world, MONDAY, '10:00:00Z'));
  return people;
}

export const channel = (of: CenterBody, name: string): ChannelBody => of.channels.find((one) => one.channel === name)!;

/** What customers do on their way to support, in the world that there is when it is called. */
export function wayToSupport(world: () => World) {
  return {
    open: (account: SignedIn, body: object = {}, headers: Record<string, string> = {}): Promise<Answer<TicketBody>> =>
      world().http.post<TicketBody>('/v1/support/tickets', {
        token: account.token,
        body: { ...DRAFT, ...body },
        headers,
      }),
    center: async (account: SignedIn, query = ''): Promise<CenterBody> => {
      const answer = await world().http.get<CenterBody>(`/v1/support/center${query}`, { token: account.token });
      assert.equal(answer.status, 200, answer.text);
      return answer.body;
    },
    form: (
      account: SignedIn,
      fields: Record<string, string>,
      files: [string, Buffer][],
      path = '/v1/support/tickets',
    ): Promise<Answer<TicketBody>> => {
      const boundary = 'XboundaryX';
      const parts: Buffer[] = [];
      for (const [name, value] of Object.entries(fields))
        parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
      for (const [name, content] of files) {
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="attachments"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
        parts.push(Buffer.from(head), content, Buffer.from('\r\n'));
      }
      parts.push(Buffer.from(`--${boundary}--\r\n`));
      return world().http.post<TicketBody>(path, {
        token: account.token,
        body: Buffer.concat(parts),
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      });
    },
    download: (account: { token: string }, ticket: string, attachment: string, base = '/v1/support'): Promise<Answer> =>
      world().http.get(`${base}/tickets/${ticket}/attachments/${attachment}`, { token: account.token }),
  };
}
