import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';

/** Addresses that mail leaves from, for all the world to see. */
export type AddressSource = () => Promise<readonly string[]>;

/** Every address that the installation sends from: modules that have some register a source while they start. */
@Injectable()
export class SendingAddresses {
  private readonly sources: AddressSource[] = [];

  constructor(private readonly config: Config) {}

  register(source: AddressSource): void {
    this.sources.push(source);
  }

  /** Each once, those that are configured first. */
  async all(): Promise<string[]> {
    const found = await Promise.all(this.sources.map((source) => source()));
    return [...new Set([...this.config.values.SENDING_ADDRESSES, ...found.flat()])];
  }
}
