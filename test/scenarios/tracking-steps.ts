import { simpleParser } from 'mailparser';
import { eventually } from '../support/eventually.js';
import type { Answer } from '../support/http-caller.js';
import { type Accepted, type EventBody, Sending } from './sending-steps.js';

export interface TrackedEvent extends EventBody {
  url: string | null;
  userAgent: string | null;
  machineLikely: boolean | null;
}

/** A mail as it arrived, with what its reader's program would do with it. */
export interface Arrived {
  raw: string;
  html: string;
  text: string;
  /** Path of each link, in order. */
  links: string[];
  /** Path of the pixel; null when there is none. */
  pixel: string | null;
  /** Of List-Unsubscribe: path of the web address, and the mail address. */
  unsubscribePath: string | null;
  unsubscribeAddress: string | null;
  header(name: string): string | null;
}

/** What people read the web with. */
export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** What readers of tracked mail do, and what their sender sees of it. */
export class Tracking extends Sending {
  async arrive(id: string, address: string): Promise<Arrived> {
    await eventually(`${id} is delivered`, async () => (await this.lifeOf(id)).includes('delivered'));
    const { messageIdHeader } = (await this.get<{ messageIdHeader: string }>(`/v1/messages/${id}`)).body;
    const mail = await eventually(`a mail for ${address}`, async () =>
      (await this.world.inbox.to(address)).find(({ raw }) => raw.includes(messageIdHeader)),
    );
    return readArrived(mail.raw);
  }

  /** A message that is accepted, and its mail at its first recipient. */
  async sent(more: object, address = 'ada@elsewhere.example'): Promise<{ id: string; mail: Arrived }> {
    const answer = await this.send<Accepted>({ to: [{ email: address }], ...more });
    if (answer.status !== 202) throw new Error(answer.text);
    return { id: answer.body.id, mail: await this.arrive(answer.body.id, address) };
  }

  visit(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer<string>> {
    return this.world.http.call<string>(method, path, { headers: { 'user-agent': BROWSER, ...headers } });
  }

  submit(path: string, body: string | undefined, headers: Record<string, string> = {}): Promise<Answer<string>> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.world.http.post<string>(path, { body, headers: { ...(body === undefined ? {} : type), ...headers } });
  }

  async eventsOf(id: string, type: string): Promise<TrackedEvent[]> {
    const { body } = await this.get<{ data: TrackedEvent[] }>(`/v1/messages/${id}/events?limit=500`);
    return body.data.filter((event) => event.type === type);
  }

  recorded(id: string, type: string, count: number): Promise<TrackedEvent[]> {
    return eventually(`${count} ${type} of ${id}`, async () => {
      const events = await this.eventsOf(id, type);
      return events.length >= count && events;
    });
  }

  async suppressed(email: string): Promise<{ scope: string; reason: string; source: string }[]> {
    const path = `/v1/suppressions?email=${encodeURIComponent(email)}`;
    return (await this.get<{ data: { scope: string; reason: string; source: string }[] }>(path)).body.data;
  }
}

export async function readArrived(raw: string): Promise<Arrived> {
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const html = parsed.html === false ? '' : parsed.html;
  const unfolded = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string | null => new RegExp(`^${name}: *(.*)$`, 'im').exec(unfolded)?.[1] ?? null;
  const list = header('List-Unsubscribe') ?? '';
  return {
    raw,
    html,
    text: parsed.text ?? '',
    links: Array.from(html.matchAll(/<a\b[^>]*?\shref=(?:"([^"]*)"|'([^']*)'|([^\s>]*))/g), (match) =>
      pathOf(match[1] ?? match[2] ?? match[3]!),
    ),
    pixel: pathOrNull(/<img src="([^"]*)" width="1" height="1"/.exec(html)?.[1]),
    unsubscribePath: pathOrNull(/<(https?:[^>]*)>/.exec(list)?.[1]),
    unsubscribeAddress: /<mailto:([^?>]*)/.exec(list)?.[1] ?? null,
    header,
  };
}

export function pathOf(url: string): string {
  return /^https?:\/\/127\.0\.0\.1/.test(url) ? new URL(url).pathname : url;
}

function pathOrNull(url: string | undefined): string | null {
  return url === undefined ? null : new URL(url).pathname;
}
