import { Injectable } from '@nestjs/common';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import {
  LINK_KINDS,
  type LinkKeys,
  type LinkKind,
  linkToken,
  type LinkTarget,
  readLinkToken,
} from '../rules/link-tokens.js';

/** Tokens of this installation, each kind under its own key. */
@Injectable()
export class TrackingTokens {
  private readonly keys: LinkKeys;

  constructor(signer: TokenSigner) {
    this.keys = Object.fromEntries(LINK_KINDS.map((kind) => [kind, signer.key(`tracking ${kind}`)])) as Record<
      LinkKind,
      Buffer
    >;
  }

  of(kind: LinkKind, deliveryId: string, link: number | null = null): string {
    return linkToken(this.keys, kind, deliveryId, link);
  }

  read(kind: LinkKind, token: string): LinkTarget | null {
    return readLinkToken(this.keys, kind, token);
  }
}
