import type { Config } from '../../../platform/config/config.js';
import type { Source } from '../lanes/ports.js';

/**
 * The addresses mail leaves from. Until dedicated addresses exist an egress is either `ip:<address>` (a retry that must
 * leave from where it left before) or a pool, whose only member is whatever the system chooses.
 */
export class Egress {
  private readonly any: readonly Source[];
  private readonly heloName: string;

  constructor(config: Config) {
    this.heloName = config.values.SMTP_PUBLIC_HOST;
    this.any = [{ ip: 'any', heloName: this.heloName }];
  }

  readonly sourcesOf = (egress: string): readonly Source[] => {
    const ip = egress.startsWith('ip:') ? egress.slice('ip:'.length) : 'any';
    return ip === 'any' ? this.any : [{ ip, localAddress: ip, heloName: this.heloName }];
  };
}
