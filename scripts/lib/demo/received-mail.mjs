/** A mail as it arrived, with what its reader's program would find in it. */
export class ReceivedMail {
  constructor(from, recipient, raw, peer) {
    /** The return path. */
    this.from = from;
    this.recipient = recipient;
    this.raw = raw;
    /** The address that delivered it. */
    this.peer = peer;
  }

  header(name) {
    this.head ??= this.raw.slice(0, this.raw.indexOf('\r\n\r\n') + 2).replace(/\r\n[ \t]+/g, ' ');
    return new RegExp(`^${name}: *(.*?) *$`, 'im').exec(this.head)?.[1] ?? null;
  }

  /** Bodies with quoted-printable undone: good enough to find links. */
  get body() {
    return this.raw
      .slice(this.raw.indexOf('\r\n\r\n'))
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }

  /** The token of the one link in a mail of Posthorn's own. */
  get token() {
    const token = /[?&]token=([\w.~%-]+)/.exec(this.body)?.[1];
    if (!token) throw new Error(`the mail to ${this.recipient} has no link with a token`);
    return decodeURIComponent(token);
  }

  get pixel() {
    return /<img src="([^"]*)" width="1" height="1"/.exec(this.body)?.[1]?.replaceAll('&amp;', '&') ?? null;
  }

  get links() {
    return Array.from(this.body.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g), (found) => found[1].replaceAll('&amp;', '&'));
  }

  /** Where one click takes the reader off the list (RFC 8058). */
  get unsubscribeUrl() {
    return /<(https?:[^>]*)>/.exec(this.header('List-Unsubscribe') ?? '')?.[1] ?? null;
  }
}
