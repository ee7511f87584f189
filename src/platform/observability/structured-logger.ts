import type { LoggerService, LogLevel } from '@nestjs/common';
import { type DestinationStream, type Logger as Pino, pino, stdTimeFunctions } from 'pino';
import { errorFields, withoutAddresses } from './error-fields.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Members that never reach the log, at the top and one level below. */
const SECRET_MEMBERS = [
  'password',
  'newPassword',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'apiKey',
  'totp',
  'recoveryCodes',
  'pin',
  'cookie',
  'privateKey',
  'email',
  'recipient',
  'recipients',
  'from',
  'to',
  'subject',
  'username',
  'name',
  'phone',
  'ip',
  'text',
  'html',
  'body',
];

/** Nest tells each module and route it has found, some three hundred lines at every start. */
const FRAMEWORK_CONTEXTS = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** JSON lines on standard output, for Nest's `Logger` and everything that uses it. No personal data, no secrets. */
export class StructuredLogger implements LoggerService {
  private readonly pino: Pino;

  constructor(options: { level: string; roles?: readonly string[]; destination?: DestinationStream }) {
    this.pino = pino(
      {
        level: options.level,
        base: { pid: process.pid, ...(options.roles ? { roles: options.roles.join(',') } : {}) },
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: errorFields, error: errorFields, cause: errorFields },
        redact: { paths: SECRET_MEMBERS.flatMap((member) => [member, `*.${member}`]), censor: '[redacted]' },
      },
      options.destination ?? pino.destination({ sync: true, fd: 1 }),
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(FRAMEWORK_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  setLogLevels(levels: LogLevel[]): void {
    if (levels.length === 0) this.pino.level = 'silent';
  }

  /** Nest passes the context last and, for errors, the stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const fields = { ...(context ? { context } : {}), ...fieldsOf(message) };
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? { stack: withoutAddresses(rest[0]) } : {};
    this.pino[level]({ ...stack, ...fields });
  }
}

function fieldsOf(message: unknown): Record<string, unknown> {
  if (message instanceof Error) return { msg: withoutAddresses(message.message), err: message };
  if (typeof message === 'object' && message !== null) return { ...message };
  return { msg: withoutAddresses(String(message)) };
}
