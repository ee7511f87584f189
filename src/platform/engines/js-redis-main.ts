import { readFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createRedisCommandExecutor, RedisServerState, Resp2Server } from 'js-redis-server/core';

/**
 * A program of its own: the stand-in for Redis. Arguments: port, file with the password.
 * The package's own command would listen on every address of the machine and ask nobody for a password.
 */
const [port = '', passwordFile = ''] = process.argv.slice(2);
const state = new RedisServerState({ databaseCount: 16, requirepass: readFileSync(passwordFile, 'utf8').trim() });
const redis = new Resp2Server({ server: state, executor: createRedisCommandExecutor() });
const { server } = redis as unknown as { server: Server };
server.listen({ port: Number(port), host: '127.0.0.1' });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
