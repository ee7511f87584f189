import { checkRedis } from '../../../platform/engines/index.js';
import { bytesInWords } from '../terminal.js';
import { bad, type Finding, ok, skipped, warn } from './finding.js';
import type { Subject } from './subject.js';

export async function lookAtRedis({ redis, values }: Subject): Promise<Finding[]> {
  if (redis === null) return [skipped('redis.server', 'the embedded Redis does not run; it starts with the product')];
  if (redis.kind === 'js') {
    return [
      warn('redis.server', {
        found: 'the queue is kept by a JavaScript stand-in, because no Redis is installed',
        why: 'It is slow and made for trying things out.',
        mend: 'apt-get install redis-tools, then start Posthorn again',
      }),
    ];
  }
  try {
    return judgeRedis(await checkRedis(redis.url, { patienceMs: 0 }), values.NODE_ENV === 'production');
  } catch (error) {
    return [
      bad('redis.server', {
        found: (error as Error).message,
        why: 'Nothing is lost without Redis, but wake-ups come late: mail waits for the next look instead of leaving at once.',
        mend: 'systemctl start redis-server (on its machine); for a policy: redis-cli CONFIG SET maxmemory-policy noeviction, then CONFIG REWRITE',
      }),
    ];
  }
}

/** Reads what INFO tells of a server that Posthorn takes. */
export function judgeRedis(info: string, isProduction: boolean): Finding[] {
  const fact = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const policy = fact('maxmemory_policy') || 'not told by the server';
  return [
    ok('redis.server', `Redis ${fact('redis_version')} answers; maxmemory-policy ${policy}`),
    judgeRole(fact('role')),
    judgeFile(fact, isProduction),
    judgeMemory(Number(fact('used_memory')), Number(fact('maxmemory'))),
  ];
}

function judgeRole(role: string): Finding {
  if (role !== 'slave') return ok('redis.role', 'it takes writes');
  const why = 'Queues cannot be written to on a replica.';
  return bad('redis.role', { found: 'it is a replica', why, mend: 'Point REDIS_URL at the primary.' });
}

function judgeFile(fact: (name: string) => string, isProduction: boolean): Finding {
  const found = `the append-only file is ${fact('aof_enabled') === '1' ? 'on' : 'off'}`;
  if (fact('aof_last_write_status') === 'err' || fact('rdb_last_bgsave_status') === 'err') {
    return bad('redis.persistence', {
      found: 'its last write to disk failed',
      why: 'Redis refuses writes when it cannot save, and its disk is probably full.',
      mend: 'df -h $(redis-cli CONFIG GET dir | tail -1), make room, then redis-cli BGREWRITEAOF',
    });
  }
  if (fact('aof_enabled') === '1' || !isProduction) return ok('redis.persistence', found);
  return warn('redis.persistence', {
    found,
    why: 'After a restart of Redis all waiting work is found again from PostgreSQL, which takes up to half a minute.',
    mend: 'redis-cli CONFIG SET appendonly yes, then redis-cli CONFIG REWRITE',
  });
}

function judgeMemory(used: number, most: number): Finding {
  const found = `${bytesInWords(used)} of ${most > 0 ? bytesInWords(most) : 'all'} memory are used`;
  if (!(most > 0 && used > 0.8 * most)) return ok('redis.memory', found);
  const why = 'When it is full, Redis refuses new work.';
  return warn('redis.memory', { found, why, mend: `redis-cli CONFIG SET maxmemory ${most * 2}` });
}
