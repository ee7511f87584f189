import { Injectable } from '@nestjs/common';
import { mayBeReturnPath } from '../../kernel/return-path.js';
import { Config } from '../../platform/config/config.js';
import { TokenSigner } from '../../platform/crypto/token-signer.js';
import { accountScope, type AccountScope, type Tx } from '../../platform/database/tx.js';
import { RawMailsRepository } from './data/raw-mails.repository.js';
import { InboundRoutes } from './routes.js';
import type { InboundRoute } from './rules/inbound-routes.js';
import { signLocalPart, type SignedLocalPart, verifyLocalPart } from './rules/signed-address.js';
import { ClaimRawMail } from './use-cases/claim-raw-mail.js';
import { type RawMail, ReadRawMail } from './use-cases/read-raw-mail.query.js';

@Injectable()
export class MailIntakeFacade {
  private readonly key: Buffer;
  private readonly returnPathDomain: string;

  constructor(
    config: Config,
    signer: TokenSigner,
    private readonly routes: InboundRoutes,
    private readonly rawMails: ReadRawMail,
    private readonly store: RawMailsRepository,
    private readonly claims: ClaimRawMail,
  ) {
    this.key = signer.key('signed-address');
    this.returnPathDomain = config.returnPathDomain.toLowerCase();
  }

  /** Claims addresses; call it while the module starts. Mail for them is stored and announced by `mail.received.v1`. */
  registerRoute(route: InboundRoute): void {
    this.routes.register(route);
  }

  /** A mail that came in; null once it is older than its retention. */
  rawMail(rawId: string): Promise<RawMail | null> {
    return this.rawMails.read(rawId);
  }

  /** The same for a reader who may fail of it: nobody reads a mail of which three have died. */
  readingIn(tx: Tx, rawId: string, work: (mail: RawMail) => Promise<void>): Promise<void> {
    return this.claims.readingIn(tx, rawId, work);
  }

  /** Notes whom a mail concerns, so that it goes when that account goes. */
  assignIn(tx: Tx, rawId: string, accountId: string): Promise<void> {
    return this.store.assign(tx, rawId, accountScope(accountId));
  }

  /** For a mail that concerns nobody any more. */
  forgetIn(tx: Tx, rawId: string): Promise<void> {
    return this.store.delete(tx, rawId);
  }

  /** Deletes up to `limit` mails that concern an account; answers how many. */
  eraseOfIn(tx: Tx, scope: AccountScope, limit: number): Promise<number> {
    return this.store.deleteOf(tx, scope, limit);
  }

  countOfIn(tx: Tx, scope: AccountScope): Promise<number> {
    return this.store.countOf(tx, scope);
  }

  /**
   * `b+<token>@RETURN_PATH_DOMAIN`: an address that carries an id and that nobody else can make. `at` is another return path,
   * of a customer who points it to ours (`returnPathBelow`).
   */
  signedAddress(prefix: string, id: string, at: string = this.returnPathDomain): string {
    return `${signLocalPart(this.key, prefix, id)}@${at}`;
  }

  /** The token of such an address alone, for addresses at other places. */
  signedToken(prefix: string, id: string): string {
    return signLocalPart(this.key, prefix, id).slice(prefix.length + 1);
  }

  /** The id of a token that `signedToken` made with this prefix; else null. */
  parseSignedToken(prefix: string, token: string): string | null {
    return verifyLocalPart(this.key, `${prefix}+${token}`)?.id ?? null;
  }

  /** The prefix and id of an address that `signedAddress` made, in whatever case it came back; else null. */
  parseSignedAddress(address: string): SignedLocalPart | null {
    const at = address.lastIndexOf('@');
    const domain = address.slice(at + 1).toLowerCase();
    if (at < 0 || (domain !== this.returnPathDomain && !mayBeReturnPath(domain))) return null;
    return verifyLocalPart(this.key, address.slice(0, at));
  }
}
