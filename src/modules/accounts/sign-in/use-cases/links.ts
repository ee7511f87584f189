import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../../kernel/ids.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { type OneTimeToken, OneTimeTokens } from '../data/one-time-tokens.repository.js';
import type { LinkPurpose } from '../rules/links.js';

/**
 * The tokens of links in mails. A token is a signature of its row's id, with a key of its own per purpose: neither the database
 * nor an event ever holds one, and one for confirming an address resets no password.
 */
@Injectable()
export class Links {
  constructor(
    private readonly signer: TokenSigner,
    private readonly tokens: OneTimeTokens,
  ) {}

  tokenOf(purpose: LinkPurpose, tokenId: string): string {
    return this.signer.sign(`link ${purpose}`, tokenId);
  }

  /** The same for a token that may have been made for one of several purposes. */
  openAnyIn(tx: Tx, purposes: readonly [LinkPurpose, ...LinkPurpose[]], token: string): Promise<OneTimeToken> {
    const purpose = purposes.find((one) => this.signer.verify(`link ${one}`, token) !== null);
    return this.openIn(tx, purpose ?? purposes[0], token);
  }

  /** The row behind a token. 422 when it is none of ours, 410 when it is used up or too old. */
  async openIn(tx: Tx, purpose: LinkPurpose, token: string): Promise<OneTimeToken> {
    const id = this.signer.verify(`link ${purpose}`, token);
    const row = id !== null && isUuid(id) ? await this.tokens.unscopedFind(tx, purpose, id) : null;
    if (row === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'token', code: 'token_invalid', message: '' }] });
    }
    if (row.usedAt !== null || row.expiresAt <= tx.now) throw platformProblems.gone();
    return row;
  }

  /** One of all who hold the token gets through. */
  async useIn(tx: Tx, row: OneTimeToken): Promise<void> {
    if (!(await this.tokens.use(tx, row))) throw platformProblems.gone();
  }
}
