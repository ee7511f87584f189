import { Injectable } from '@nestjs/common';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import {
  type AddressTarget,
  addressToken,
  LINK_KINDS,
  type LinkKeys,
  type LinkKind,
  linkToken,
  type LinkTarget,
  readAddressToken,
  readLinkToken,
} from '../rules/link-tokens.js';

/** Tokens of this installation, each kind under its own key. */
@Injectable()
export class TrackingTokens {
  private readonly keys: LinkKeys;
  private readonly addressKey: Buffer;

  constructor(signer: TokenSigner) {
    this.keys = Object.fromEntries(LINK_KINDS.map((kind) => [kind, signer.key(`tracking ${kind}`)])) as Record<
      LinkKind,
      Buffer
    >;
    this.addressKey = signer.key('tracking address');
  }

  of(kind: LinkKind, deliveryId: string, link: number | null = null): string {
    return linkToken(this.keys, kind, deliveryId, link);
  }

  read(kind: LinkKind, token: string): LinkTarget | null {
    return readLinkToken(this.keys, kind, token);
  }

  /** For a link that leads where no other copy's does: what stands behind `/t/c/`. */
  ofAddress(deliveryId: string, url: string): string {
    const { token, address } = addressToken(this.addressKey, deliveryId, url);
    return `${token}?a=${address}`;
  }

  readAddress(token: string, address: string): AddressTarget | null {
    return readAddressToken(this.addressKey, token, address);
  }
}
