/** What readers do with their mail: open, click, leave, complain. Each by himself, in the hours after it came. */
import nodemailer from 'nodemailer';
import { chance } from './readers.mjs';

const PROGRAMS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36',
];
/** Where providers send their reports: what an operator registers with them, whoever's name the mail bears. */
const FEEDBACK = 'fbl@bounce.posthorn.localhost';
const AT_ONCE = 16;
const MEAN_HOURS = 5;

/** Shares of those who got it: who opens, and of them who clicks; who leaves of all. */
const USUAL = { opens: 0.35, clicks: 0.2, leaves: 0.002 };

async function atOnce(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Reads what has come for some mails, hour after hour: whoever would open until then and has not. */
export class Readership {
  #done = new Map();

  constructor(stage, { isMeant, habits = () => USUAL }) {
    Object.assign(this, { stage, isMeant, habits });
  }

  async readFor(hours) {
    const due = [];
    for (const mail of this.stage.receiver.mails) {
      if (!this.isMeant(mail)) continue;
      const age = (this.#done.get(mail) ?? 0) + hours;
      this.#done.set(mail, age);
      if (!mail.read && this.#wouldOpen(mail, age)) due.push(mail);
    }
    await atOnce(due, (mail) => this.#read(mail));
  }

  #wouldOpen(mail, age) {
    const openAfter = -Math.log(1 - chance(`when ${mail.recipient} ${mail.header('Message-ID')}`)) * MEAN_HOURS;
    return openAfter <= age && this.#does(mail, 'opens');
  }

  #does(mail, what) {
    return chance(`${what} ${mail.recipient} ${mail.header('Subject')}`) < this.habits(mail)[what];
  }

  async #read(mail) {
    mail.read = true;
    const headers = { 'user-agent': PROGRAMS[Math.floor(chance(mail.recipient) * PROGRAMS.length)] };
    if (mail.pixel) await (await fetch(mail.pixel, { headers })).arrayBuffer();
    const [link] = mail.links.filter((url) => url.startsWith(this.stage.instance.url));
    if (link && this.#does(mail, 'clicks')) await fetch(link, { headers, redirect: 'manual' });
    if (mail.unsubscribeUrl && this.#does(mail, 'leaves')) await leave(mail);
  }
}

/** RFC 8058. */
function leave(mail) {
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  return fetch(mail.unsubscribeUrl, { method: 'POST', body });
}

/** A reader presses “this is spam”, and his provider tells us in the form of RFC 5965. */
export async function complain({ instance }, mail) {
  const report = [
    'From: feedback@grandposte.example',
    `To: ${FEEDBACK}`,
    'Subject: Complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=cut',
    '',
    '--cut',
    'Content-Type: text/plain',
    '',
    'A customer of ours marked this message as unwanted.',
    '--cut',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Grandposte/2.1',
    'Version: 1',
    `Original-Mail-From: <${mail.from}>`,
    `Original-Rcpt-To: <${mail.recipient}>`,
    '',
    '--cut',
    'Content-Type: message/rfc822',
    '',
    mail.raw,
    '--cut--',
    '',
  ].join('\r\n');
  await mailIn(instance, { from: 'feedback@grandposte.example', to: FEEDBACK }, report);
}

/** A mail from the world into the installation's MX. */
export async function mailIn({ ports }, envelope, raw) {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: ports.SMTP_INBOUND_PORT,
    secure: false,
    tls: { rejectUnauthorized: false },
  });
  try {
    await transport.sendMail({ envelope, raw: Buffer.from(raw, 'latin1') });
  } finally {
    transport.close();
  }
}
