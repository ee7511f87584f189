import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';

const PURPOSE = 'confirm a list';

/** Links that confirm a membership. They carry an id of ours and a signature, never an address. */
@Injectable()
export class OptInTokens {
  constructor(
    private readonly signer: TokenSigner,
    private readonly config: Config,
  ) {}

  of(optInId: string): string {
    return this.signer.sign(PURPOSE, Buffer.from(optInId.replaceAll('-', ''), 'hex').toString('base64url'));
  }

  /** Null unless this installation made it for this purpose. */
  read(token: string): string | null {
    const text = this.signer.verify(PURPOSE, token);
    const hex = text === null ? '' : Buffer.from(text, 'base64url').toString('hex');
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    return isUuid(id) ? id : null;
  }

  /** Mails that carry a token carry it as `?token=` too, so that whoever reads them finds it in one place. */
  linkTo(optInId: string): string {
    const token = this.of(optInId);
    return `${this.config.publicUrl}/confirm/${token}?token=${token}`;
  }
}
