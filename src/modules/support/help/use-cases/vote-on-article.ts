import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { DAY_MS } from '../../../../kernel/time/instant.js';
import { networkOf } from '../../../../platform/dns/ip-address.js';
import { Throttle } from '../../../../platform/http/index.js';
import { CountUse } from './count-use.js';

/** One voice a day for an article and a network. */
const VOTES = { quota: 1, windowMs: DAY_MS };

interface Vote {
  slug: string;
  language: Language;
  helpful: boolean;
  /** No ticket is needed any more. */
  solved?: boolean;
  topic?: string;
}

/** Counts what somebody thinks of an article. A second voice counts nothing and is not told so; nobody is remembered. */
@Injectable()
export class VoteOnArticle {
  constructor(
    private readonly uses: CountUse,
    private readonly throttle: Throttle,
  ) {}

  async run({ slug, language, helpful, solved = false, topic }: Vote, ip: string): Promise<void> {
    const { allowed } = await this.throttle.take(`help-vote:${slug}:${networkOf(ip)}`, VOTES);
    if (!allowed) return;
    const voice = helpful ? ('helpful' as const) : ('unhelpful' as const);
    await this.uses.used(slug, language, topic, solved ? [voice, 'solved'] : [voice]);
  }
}
