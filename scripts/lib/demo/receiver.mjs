/** The mailboxes of the demo's world: one SMTP server on loopback for all domains, which keeps what it takes. */
import net from 'node:net';
import { until } from '../story-client.mjs';
import { ReceivedMail } from './received-mail.mjs';

const END = Buffer.from('\r\n.\r\n');
const GREETING =
  '250-mx\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 52428800\r\n';

const addressIn = (line) => /<([^>]*)>/.exec(line)?.[1] ?? '';

class Session {
  constructor(socket, mailboxes) {
    this.socket = socket;
    this.mailboxes = mailboxes;
    this.rest = Buffer.alloc(0);
    this.inData = false;
    this.begin();
  }

  begin(from = '') {
    this.from = from;
    this.to = [];
  }

  take(chunk) {
    this.rest = Buffer.concat([this.rest, chunk]);
    while (this.inData ? this.takeMail() : this.takeLine());
  }

  takeLine() {
    const end = this.rest.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.rest.toString('utf8', 0, end);
    this.rest = this.rest.subarray(end + 2);
    this.socket.write(this.replyTo(line));
    return true;
  }

  replyTo(line) {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return GREETING;
    if (verb === 'MAIL') this.begin(addressIn(line));
    if (verb === 'RCPT') return this.replyToRecipient(addressIn(line));
    if (verb === 'QUIT') return '221 2.0.0 bye\r\n';
    if (verb !== 'DATA') return '250 2.0.0 ok\r\n';
    if (this.to.length === 0) return '503 5.5.1 no recipients\r\n';
    this.inData = true;
    return '354 go\r\n';
  }

  replyToRecipient(address) {
    const refusal = this.mailboxes.refusalOf(address);
    if (refusal !== null) return `${refusal}\r\n`;
    this.to.push(address);
    return '250 2.1.5 ok\r\n';
  }

  takeMail() {
    const end = this.rest.indexOf(END);
    if (end < 0) return false;
    const raw = this.rest.toString('latin1', 0, end + 2).replace(/^\.\./gm, '.');
    this.rest = this.rest.subarray(end + END.length);
    this.inData = false;
    this.mailboxes.keep(this.from, this.to, raw, this.socket.remoteAddress);
    this.socket.write('250 2.0.0 taken\r\n');
    return true;
  }
}

export class Receiver {
  mails = [];
  #seen = new Map();
  #server = net.createServer({ noDelay: true }, (socket) => {
    const session = new Session(socket, this);
    socket.on('data', (chunk) => session.take(chunk));
    socket.on('error', () => undefined);
    socket.write('220 mx ESMTP\r\n');
  });

  static async start() {
    const receiver = new Receiver();
    await new Promise((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port() {
    return this.#server.address().port;
  }

  /** Some mailboxes are gone, some are full, and one provider lets strangers wait the first time. */
  refusalOf(address) {
    const [local, domain] = address.toLowerCase().split('@');
    const times = (this.#seen.get(address) ?? 0) + 1;
    this.#seen.set(address, times);
    if (local.startsWith('gone.')) return `550 5.1.1 <${address}>: there is no such mailbox here`;
    if (local.startsWith('full.')) return '552 5.2.2 the mailbox is full';
    if (domain === 'cautious.example' && times === 1) return '451 4.7.1 greylisted, please try again later';
    return null;
  }

  keep(from, to, raw, peer) {
    for (const recipient of to) this.mails.push(new ReceivedMail(from, recipient, raw, peer));
  }

  to(address) {
    return this.mails.filter(({ recipient }) => recipient === address);
  }

  /** The newest mail to an address that Posthorn itself wrote under this name. */
  async notification(address, name) {
    return until(`the mail "${name}" to ${address}`, () =>
      this.mails.findLast((mail) => mail.recipient === address && mail.header('X-Posthorn-Notification') === name),
    );
  }

  close() {
    this.#server.close();
  }
}
