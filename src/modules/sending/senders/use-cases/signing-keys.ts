import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { returnPathBelow } from '../../../../kernel/return-path.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { type SigningRow, SigningKeysReader } from '../data/signing-keys.reader.js';
import { type DkimAlgorithm, trackingName } from '../rules/domain-records.js';
import { normaliseDomain } from '../rules/domain-name.js';

const MAX_AGE_MS = 5_000;
const MAX_DOMAINS = 20_000;

/** A key to sign with. The private half is opened only when it is asked for. */
export interface SigningKey {
  id: string;
  /** The `d=` of the signature. */
  domain: string;
  selector: string;
  algorithm: DkimAlgorithm;
  /** PKCS#8 in DER. */
  privateKey(): Buffer;
}

/** How mail from a domain leaves: with which signatures, and under whose name its bounces come back. */
export interface MailIdentity {
  keys: SigningKey[];
  /** True when the From domain itself signs; false when the installation does in its place. */
  aligned: boolean;
  /** The name below the From domain that receivers answer to; null: the installation's. */
  returnPath: string | null;
}

/** What mail from a domain counts of its own accord, and under which name. */
export interface DomainTracking {
  opens: boolean;
  clicks: boolean;
  /** The domain's own name for links; null: the installation's. */
  host: string | null;
}

interface Known {
  rows: Promise<SigningRow[]>;
  readAtMs: number;
}

/** Who signs for a From domain: its own published keys when the account has proven it, else the installation's. */
@Injectable()
export class SigningKeys {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly reader: SigningKeysReader,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async identityFor(domain: string, accountId: string): Promise<MailIdentity> {
    const name = normaliseDomain(domain);
    const own = name === null || accountId === SYSTEM_ACCOUNT_ID ? [] : await this.rowsOf(accountId, name);
    const ownKeys = this.keysIn(own);
    const returnPath = own[0]?.returnPathReady === true ? returnPathBelow(own[0].domain) : null;
    if (ownKeys.length > 0) return { keys: ownKeys, aligned: true, returnPath };
    const mailDomain = this.config.values.MAIL_DOMAIN.toLowerCase();
    const keys = this.keysIn(await this.rowsOf(SYSTEM_ACCOUNT_ID, mailDomain));
    return { keys, aligned: name === mailDomain, returnPath };
  }

  /** As the account that has proven the domain set it; nothing is counted for others. */
  async trackingOf(domain: string, accountId: string): Promise<DomainTracking> {
    const name = normaliseDomain(domain);
    const [own] = name === null || accountId === SYSTEM_ACCOUNT_ID ? [] : await this.rowsOf(accountId, name);
    if (!own) return { opens: false, clicks: false, host: null };
    return {
      opens: own.trackOpens,
      clicks: own.trackClicks,
      host: own.trackingReady ? trackingName(own.domain) : null,
    };
  }

  forget(accountId: string, domain: string): void {
    this.known.delete(`${accountId} ${domain}`);
  }

  private rowsOf(accountId: string, domain: string): Promise<SigningRow[]> {
    const key = `${accountId} ${domain}`;
    const nowMs = this.clock.monotonicMs();
    const known = this.known.get(key);
    if (known && nowMs - known.readAtMs < MAX_AGE_MS) return known.rows;
    const rows = this.reader.of(accountId, domain, accountId === SYSTEM_ACCOUNT_ID);
    if (this.known.size >= MAX_DOMAINS) this.known.clear();
    this.known.set(key, { rows, readAtMs: nowMs });
    rows.catch(() => this.known.delete(key));
    return rows;
  }

  private keysIn(rows: readonly SigningRow[]): SigningKey[] {
    return rows.flatMap(({ id, domain, selector, algorithm, sealedPrivateKey }) =>
      id === null ? [] : [{ id, domain, selector, algorithm, privateKey: () => this.sealer.open(sealedPrivateKey) }],
    );
  }
}
