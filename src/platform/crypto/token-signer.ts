import { createHmac, hkdfSync } from 'node:crypto';
import { timingSafeEqualText } from './hashes.js';

const MAC_CHARS = 22;

/**
 * Signs short texts (row ids) for links and addresses. Each purpose has its own key, so a token of one purpose
 * means nothing to another. Nothing secret needs to be stored: the token is rebuilt from the row's id.
 */
export class TokenSigner {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly secretsKey: Buffer) {}

  /** `<text>.<mac>`, URL-safe when `text` is; 128 bits of MAC. */
  sign(purpose: string, text: string): string {
    return `${text}.${this.mac(purpose, text)}`;
  }

  /** The signed text, or null when the token is malformed, changed or of another purpose. */
  verify(purpose: string, token: string): string | null {
    const dot = token.lastIndexOf('.');
    if (dot < 1 || token.length > 512) return null;
    const text = token.slice(0, dot);
    return timingSafeEqualText(token.slice(dot + 1), this.mac(purpose, text)) ? text : null;
  }

  /** The MAC alone, shortened to `chars` of base64url: for addresses, whose local part is at most 64 bytes. */
  mac(purpose: string, text: string, chars = MAC_CHARS): string {
    return createHmac('sha256', this.key(purpose)).update(text).digest('base64url').slice(0, chars);
  }

  /** A key of its own for other signatures (access tokens, cursors). */
  key(purpose: string): Buffer {
    let key = this.keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.secretsKey, '', `posthorn token ${purpose}`, 32));
      this.keys.set(purpose, key);
    }
    return key;
  }
}
