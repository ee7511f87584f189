import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not, In } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import { addMs, type Instant, MINUTE_MS, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { IpListingAccountEntity } from './ip-listing-account.entity.js';
import { IpListingEntity } from './ip-listing.entity.js';

/** An answer that names the address, as one poll saw it. */
export interface Seen {
  address: string;
  codes: string[];
  reason: string | null;
}

export interface ListingFilter {
  open?: boolean;
  address?: string;
}

/** Two looks so far apart must agree before anything is done. */
export const CONFIRM_MS = 5 * MINUTE_MS;

/** One open listing of an address on a list, whoever polls; a repeated answer confirms it. */
const RECORD = `insert into ip_listings (id, address, dnsbl_id, codes, reason, opened_at, last_seen_at)
  select s.id, s.address, $1, s.codes, s.reason, $3, $3
    from jsonb_to_recordset($2::jsonb) as s (id uuid, address inet, codes text[], reason text)
   order by s.address
  on conflict (dnsbl_id, address) where closed_at is null do update
     set codes = excluded.codes, reason = coalesce(excluded.reason, ip_listings.reason), last_seen_at = excluded.last_seen_at,
         confirmed_at = coalesce(ip_listings.confirmed_at, case when ip_listings.opened_at <= $4 then excluded.last_seen_at end)
  returning id, host(address) as address, xmax = 0 as opened, coalesce(confirmed_at = $3, false) as confirmed`;

const CLOSE = `update ip_listings set closed_at = $3
   where dnsbl_id = $1 and closed_at is null and address = any ($2::inet[])
  returning id, host(address) as address`;

const NAME_ACCOUNTS = `insert into ip_listing_accounts (listing_id, account_id)
  select $1, unnest($2::uuid[]) on conflict do nothing`;

@Injectable()
export class IpListingsRepository {
  /** Answers every listing that is open now, and whether this poll opened or confirmed it. */
  async record(
    tx: Tx,
    dnsblId: string,
    seen: readonly Seen[],
  ): Promise<{ id: string; address: string; opened: boolean; confirmed: boolean }[]> {
    if (seen.length === 0) return [];
    const rows = seen.map((one) => ({ ...one, id: newId(tx.now) }));
    return tx.query(RECORD, [dnsblId, JSON.stringify(rows), toIso(tx.now), toIso(addMs(tx.now, -CONFIRM_MS))]);
  }

  /** Those of the addresses that were listed until now. */
  async close(tx: Tx, dnsblId: string, addresses: readonly string[]): Promise<{ id: string; address: string }[]> {
    return addresses.length === 0 ? [] : tx.query(CLOSE, [dnsblId, [...addresses], toIso(tx.now)]);
  }

  /** Seen once, so long ago; oldest first, of lists that are asked. */
  unscopedUnconfirmed(tx: Tx, openedBefore: Instant, limit: number): Promise<{ dnsblId: string; address: string }[]> {
    return tx.query(
      `select l.dnsbl_id as "dnsblId", host(l.address) as address from ip_listings l join dnsbls d on d.id = l.dnsbl_id and d.active
        where l.closed_at is null and l.confirmed_at is null and l.opened_at <= $1::timestamptz order by l.opened_at, l.id limit $2`,
      [toIso(openedBefore), limit],
    );
  }

  /** When the oldest of them was opened. */
  async unscopedFirstUnconfirmed(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ first: Instant | null }>(
      `select min(l.opened_at) as first from ip_listings l join dnsbls d on d.id = l.dnsbl_id and d.active
        where l.closed_at is null and l.confirmed_at is null`,
    );
    return row?.first ?? null;
  }

  async nameAccounts(tx: Tx, listingId: string, accountIds: readonly string[]): Promise<void> {
    if (accountIds.length > 0) await tx.query(NAME_ACCOUNTS, [listingId, [...accountIds]]);
  }

  find(tx: Tx, id: string): Promise<IpListingEntity | null> {
    return tx.manager.findOne(IpListingEntity, { where: { id }, relations: { dnsbl: true } });
  }

  /** Newest first, with their lists. */
  page(tx: Tx, { open, address }: ListingFilter, before: string | null, limit: number): Promise<IpListingEntity[]> {
    return tx.manager.find(IpListingEntity, {
      where: {
        ...(open === undefined ? {} : { closedAt: open ? IsNull() : Not(IsNull()) }),
        ...(address === undefined ? {} : { address }),
        ...(before === null ? {} : { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: limit,
      relations: { dnsbl: true },
    });
  }

  /** By listing: who sent from the address. */
  async accountsOf(tx: Tx, listingIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.manager.find(IpListingAccountEntity, {
      where: { listingId: In([...listingIds]) },
      order: { listingId: 'ASC', accountId: 'ASC' },
    });
    const found = new Map<string, string[]>(listingIds.map((id) => [id, []]));
    for (const { listingId, accountId } of rows) found.get(listingId)?.push(accountId);
    return found;
  }
}
