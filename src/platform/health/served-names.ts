import { Injectable } from '@nestjs/common';
import { platformProblems } from '../http/index.js';
import { LocalWindows } from '../http/throttle/local-windows.js';

/** Whoever may answer for names: asked with a name in lower case. */
type NameSource = (name: string) => Promise<boolean>;

/** Strangers choose the names that a proxy asks about: any number of them costs at most so many queries. */
const ASKED = { quota: 600, windowMs: 60_000 };
const LONGEST_NAME = 253;

/** Names of others that lead here and are to be served over TLS: a proxy asks before it gets a certificate for one. */
@Injectable()
export class ServedNames {
  private readonly sources: NameSource[] = [];
  private readonly windows = new LocalWindows();

  register(source: NameSource): void {
    this.sources.push(source);
  }

  /** @throws rate_limited when too many were asked for in this process */
  async has(name: string): Promise<boolean> {
    if (name === '' || name.length > LONGEST_NAME) return false;
    const { allowed, resetMs } = this.windows.take('all', ASKED, 1, performance.now());
    if (!allowed)
      throw platformProblems.rate_limited({ headers: { 'retry-after': String(Math.ceil(resetMs / 1000)) } });
    const answers = await Promise.all(this.sources.map((source) => source(name.toLowerCase())));
    return answers.includes(true);
  }
}
