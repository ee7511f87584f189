import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { arc } from 'mailauth/lib/arc/index.js';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { dmarc } from 'mailauth/lib/dmarc/index.js';
import { spf } from 'mailauth/lib/spf/index.js';
import { SECOND_MS } from '../../../kernel/time/instant.js';
import { DnsResolver } from '../../../platform/dns/index.js';
import { type Authentication, NOT_ASKED, resultOf } from '../rules/authentication.js';

export interface MailToProve {
  sender: string;
  remoteAddress: string;
  hello: string;
  content: Buffer;
}

/** A sender waits for its 250 meanwhile: what is not known by then stays open. */
const DEADLINE_MS = 5 * SECOND_MS;
/** Mails that are proven at the same time; further ones are taken without, so that a flood costs no memory for keys. */
const MOST_AT_ONCE = 32;
const PIECE_BYTES = 64 * 1024;
/** Signatures above this are an attack on the name servers of others. */
const MOST_RESULTS = 10;

/** Asks SPF (RFC 7208), DKIM (RFC 6376), ARC (RFC 8617) and DMARC (RFC 7489) about a mail, in pieces and with a limit. */
@Injectable()
export class AuthenticateMail {
  private running = 0;

  constructor(private readonly dns: DnsResolver) {}

  async run(mail: MailToProve): Promise<Authentication> {
    if (this.running >= MOST_AT_ONCE) return NOT_ASKED;
    this.running += 1;
    const found: Authentication = { ...NOT_ASKED, dkim: [] };
    const asking = this.ask(mail, found).finally(() => (this.running -= 1));
    await Promise.race([asking, afterDeadline()]);
    return { ...found };
  }

  /** Writes each answer down as it comes. A fault of a verifier is no fault of the mail. */
  private async ask(mail: MailToProve, found: Authentication): Promise<void> {
    const resolver = (name: string, type: string) => this.resolve(name, type);
    const [policy, signatures] = await Promise.all([
      spf({ sender: mail.sender, ip: plainAddress(mail.remoteAddress), helo: mail.hello, mta: 'inbound', resolver })
        .then((answer) => {
          found.spf = { result: resultOf(answer.status.result), domain: answer.domain ?? null };
          return answer;
        })
        .catch(() => null),
      dkimVerify(Readable.from(inPieces(mail.content)), { resolver, sender: mail.sender })
        .then((answer) => {
          found.dkim = answer.results
            .slice(0, MOST_RESULTS)
            .flatMap(({ signingDomain, status }) =>
              signingDomain ? [{ result: resultOf(status.result), domain: signingDomain }] : [],
            );
          return answer;
        })
        .catch(() => null),
    ]);
    if (policy === null) found.spf = { result: 'temperror', domain: null };
    if (signatures === null) return;
    const { arc: sealed } = signatures;
    const chain = sealed?.chain
      ? await arc({ ...sealed, chain: sealed.chain }, { resolver }).catch(() => null)
      : undefined;
    if (chain === undefined) found.arc = { result: 'none' };
    else found.arc = { result: chain === null ? 'temperror' : resultOf(chain.status.result) };
    if (!signatures.headerFrom) return;
    const verdict = await dmarc({
      headerFrom: signatures.headerFrom,
      spfDomains: policy?.status.result === 'pass' && policy.domain ? [policy.domain] : [],
      dkimDomains: signatures.results
        .filter(({ status }) => status.result === 'pass')
        .map(({ id, signingDomain, status }) => ({
          id,
          domain: signingDomain,
          aligned: status.aligned,
          underSized: status.underSized,
        })),
      arcResult: chain ?? undefined,
      resolver,
    }).catch(() => null);
    found.dmarc = dmarcOf(verdict);
  }

  /** As `dns.resolve` answers, from the resolver that all of the product share. */
  private async resolve(name: string, type: string): Promise<never[]> {
    const answer = await this.dns.resolve(name, type as Parameters<DnsResolver['resolve']>[1]);
    if (answer.kind === 'found')
      return (type === 'TXT' ? answer.records.map((text) => [text]) : answer.records) as never[];
    if (answer.kind === 'temporary') throw Object.assign(new Error('a name server failed'), { code: 'ETIMEOUT' });
    throw Object.assign(new Error('no such record'), { code: answer.exists ? 'ENODATA' : 'ENOTFOUND' });
  }
}

function dmarcOf(verdict: Awaited<ReturnType<typeof dmarc>> | null): Authentication['dmarc'] {
  if (!verdict) return { result: verdict === null ? 'temperror' : 'none', domain: null };
  const { status, domain } = verdict as { status: { result: string }; domain?: string };
  return { result: resultOf(status.result), domain: domain ?? null };
}

/** So that other sessions have their turn between two pieces of a long mail. */
async function* inPieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    yield content.subarray(at, at + PIECE_BYTES);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function afterDeadline(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, DEADLINE_MS).unref());
}

/** `::ffff:192.0.2.1` is an IPv4 client. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
