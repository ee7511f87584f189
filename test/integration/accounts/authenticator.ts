import { createHmac } from 'node:crypto';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import type { World } from '../../support/world.js';
import { PASSWORD, rows } from './account-world.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}

/** An authenticator as a person has it, written from RFC 6238 and not from the product. */
export class Authenticator {
  constructor(
    private readonly world: World,
    private readonly secret: string,
  ) {}

  /** The code of this machine time, or of a step before or after. */
  async code(offset = 0): Promise<string> {
    const [row] = await rows<{ ms: number }>(
      this.world,
      'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
    );
    return this.codeOf(Math.floor(row!.ms / STEP_MS) + offset);
  }

  /**
   * A code that was not used yet. Codes work once, and the next step comes only after half a minute: so the person's last step
   * is set back as if that time had passed.
   */
  async freshCode(personId: string): Promise<string> {
    await this.world.app
      .get(HotPool)
      .query('update totp_factors set last_step = last_step - 10 where person_id = $1', [personId]);
    return this.code();
  }

  private codeOf(step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeUInt32BE(Math.floor(step / 2 ** 32), 0);
    counter.writeUInt32BE(step % 2 ** 32, 4);
    const mac = createHmac('sha1', bytesOf(this.secret)).update(counter).digest();
    const at = mac[19]! & 15;
    const number = ((mac[at]! & 127) << 24) | (mac[at + 1]! << 16) | (mac[at + 2]! << 8) | mac[at + 3]!;
    return String(number % 1_000_000).padStart(6, '0');
  }
}

export interface SecondFactorOn {
  authenticator: Authenticator;
  recoveryCodes: string[];
}

/** Turns the second factor on for whoever holds the token. */
export async function turnOn(world: World, token: string, password = PASSWORD): Promise<SecondFactorOn> {
  const enrolled = await world.http.post<{ secret: string }>('/v1/auth/totp', { token, body: { password } });
  if (enrolled.status !== 200) throw new Error(`enrol: ${enrolled.status} ${enrolled.text}`);
  const authenticator = new Authenticator(world, enrolled.body.secret);
  const confirmed = await world.http.post<{ recoveryCodes: string[] }>('/v1/auth/totp/confirm', {
    token,
    body: { code: await authenticator.code() },
  });
  if (confirmed.status !== 200) throw new Error(`confirm: ${confirmed.status} ${confirmed.text}`);
  return { authenticator, recoveryCodes: confirmed.body.recoveryCodes };
}
