import { eventually } from './eventually.js';
import type { HttpCaller } from './http-caller.js';

export interface InboxMail {
  id: string;
  raw: string;
}

/** Reads the local inbox (`/dev/inbox`) as a person would, as JSON. */
export class InboxReader {
  constructor(private readonly http: HttpCaller) {}

  /** All mails to this address, newest first. */
  async to(address: string): Promise<InboxMail[]> {
    const list = await this.http.get<{ data: { id: string }[] }>(`/dev/inbox?to=${encodeURIComponent(address)}`, {
      headers: { accept: 'application/json' },
    });
    return Promise.all(
      list.body.data.map(async ({ id }) => ({ id, raw: (await this.http.get<string>(`/dev/inbox/${id}/raw`)).text })),
    );
  }

  /** Waits for a mail that Posthorn itself wrote (`X-Posthorn-Notification`); the newest one. */
  async notification(address: string, name: string): Promise<InboxMail> {
    const header = new RegExp(`^X-Posthorn-Notification: *${name}\\r?$`, 'im');
    return eventually(`the mail ${name} arrives`, async () =>
      (await this.to(address)).find((mail) => header.test(mail.raw)),
    );
  }

  /** The token of the one link in such a mail. */
  async token(address: string, name: string): Promise<string> {
    const { raw } = await this.notification(address, name);
    const text = raw.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
    const token = /[?&]token=([\w.~-]+)/.exec(text)?.[1];
    if (!token) throw new Error(`the mail ${name} has no link with a token`);
    return token;
  }
}
