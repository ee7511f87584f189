import { inflateRawSync, gunzipSync } from 'node:zlib';
import { Redis } from 'ioredis';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import type { World } from '../../support/world.js';

/** Domains that mail was routed to, of all accounts together: they name no person and nobody’s recipient. */
const SHARED = ['domain_lanes.domain', 'lanes.site', 'ip_sites.site', 'lane_sessions.site', 'lane_waits.site'];

/** Where one of `words` stands in the database: every column of every table that can hold text, packed content unpacked. */
export async function tracesInDatabase(world: World, words: readonly string[]): Promise<string[]> {
  const pool = world.app.get(HotPool);
  const { rows: columns } = await pool.query<{ table: string; column: string; type: string }>(
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migrations'
        and format_type(a.atttypid, null) in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'text[]', 'inet', 'cidr')`,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    if (SHARED.includes(`${table}.${column}`)) continue;
    const hits =
      type === 'bytea'
        ? await packedHits(world, table, column, words)
        : (
            await pool.query<{ value: string }>(
              `select ${column}::text as value from ${table} where exists (select from unnest($1::text[]) w where position(w in lower(${column}::text)) > 0)`,
              [words],
            )
          ).rows.map(({ value }) => value);
    if (hits.length > 0) found.push(`${table}.${column} (${hits.length}): ${hits[0]!.slice(0, 200)}`);
  }
  return found;
}

async function packedHits(world: World, table: string, column: string, words: readonly string[]): Promise<string[]> {
  const { rows } = await world.app
    .get(HotPool)
    .query<{ value: Buffer | null }>(`select ${column} as value from ${table} where ${column} is not null`);
  return rows.flatMap(({ value }) => {
    const texts = readings(value ?? Buffer.alloc(0));
    return texts.filter((text) => words.some((word) => text.includes(word)));
  });
}

/** What bytes may mean: as they are, inflated, unzipped, and with quoted-printable soft breaks taken out. */
function readings(bytes: Buffer): string[] {
  const plain = [bytes, tried(() => inflateRawSync(bytes)), tried(() => gunzipSync(bytes))].filter(
    (reading): reading is Buffer => reading !== null,
  );
  return plain.map((reading) =>
    reading
      .toString('utf8')
      .replace(/=\r?\n/g, '')
      .toLowerCase(),
  );
}

function tried(unpack: () => Buffer): Buffer | null {
  try {
    return unpack();
  } catch {
    return null;
  }
}

/** Keys and values of this installation's Redis that hold one of `words`. */
export async function tracesInRedis(world: World, words: readonly string[]): Promise<string[]> {
  const redis = new Redis(world.database.redisUrl);
  const found: string[] = [];
  try {
    for (const key of await redis.keys('*')) {
      const value = `${key} ${await valueOf(redis, key)}`.toLowerCase();
      if (words.some((word) => value.includes(word))) found.push(value.slice(0, 200));
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function valueOf(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return (await redis.lrange(key, 0, -1)).join(' ');
    case 'set':
      return (await redis.smembers(key)).join(' ');
    case 'zset':
      return (await redis.zrange(key, 0, -1)).join(' ');
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    default:
      return '';
  }
}
