import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { DkimAlgorithm } from '../rules/domain-records.js';

export interface SigningRow {
  domain: string;
  returnPathReady: boolean;
  trackingReady: boolean;
  trackOpens: boolean;
  trackClicks: boolean;
  /** Null when none of the domain's keys may be used. */
  id: string | null;
  selector: string;
  algorithm: DkimAlgorithm;
  sealedPrivateKey: Buffer;
}

const SQL = `select d.name as domain, d.return_path_at is not null as "returnPathReady",
    d.tracking_at is not null as "trackingReady", d.track_opens as "trackOpens", d.track_clicks as "trackClicks", k.id, k.selector, k.algorithm,
    k.sealed_private_key as "sealedPrivateKey"
  from domains d left join domain_keys k on k.domain_id = d.id and (k.published_at is not null and k.retired_at is null or $3)
  where d.account_id = $1 and d.name = $2 and d.status = 'verified' order by k.algorithm desc, k.id`;

@Injectable()
export class SigningKeysReader {
  constructor(private readonly pool: HotPool) {}

  /** `unpublished`: also keys whose record nobody has seen yet; right for the installation's own domain only. */
  async of(accountId: string, domain: string, unpublished: boolean): Promise<SigningRow[]> {
    const { rows } = await this.pool.query<SigningRow>({
      name: 'signing-keys',
      text: SQL,
      values: [accountId, domain, unpublished],
    });
    return rows;
  }
}
