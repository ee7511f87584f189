import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { frequentForms, normalisePassword } from '../rules/password-policy.js';
import { PwnedFile } from './pwned-file.js';

/**
 * Passwords that were found in breaches, without asking anybody outside. The shipped list has the 49,000 most frequent ones;
 * because most of them are short, their lengthened forms are refused too. An operator may add the whole known list as a file.
 */
@Injectable()
export class BreachedPasswords implements OnModuleInit, OnApplicationShutdown {
  private frequent: Promise<Set<string>> | null = null;
  private file: PwnedFile | null = null;

  constructor(private readonly config: Config) {}

  /** A list that is named and cannot be read stops the start, rather than letting everything through. */
  async onModuleInit(): Promise<void> {
    const path = this.config.values.BREACHED_PASSWORDS_FILE;
    if (path !== null) this.file = await PwnedFile.open(path);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.file?.close();
  }

  async include(password: string): Promise<boolean> {
    const frequent = await (this.frequent ??= loadFrequent());
    if (frequentForms(password).some((form) => frequent.has(form))) return true;
    if (this.file === null) return false;
    return (await this.file.includes(password)) || this.file.includes(normalisePassword(password));
  }
}

/** Three megabytes that a process without sign-ups need not hold. */
async function loadFrequent(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}
