import assert from 'node:assert/strict';
import { SmtpSession } from '../../../src/modules/delivery/adapters/smtp-session/smtp-session.js';
import {
  type MayFinish,
  type OutgoingMail,
  RFC_TIMEOUTS,
  type SendResult,
  SessionFailed,
  type SessionTarget,
} from '../../../src/modules/delivery/adapters/smtp-session/session-types.js';
import { classifyFailure } from '../../../src/modules/delivery/rules/classify-reply.js';
import { isAmbiguous } from '../../../src/modules/delivery/rules/next-host.js';
import { type SinkAction, type SinkOptions, type SinkStage, SmtpSink } from '../../support/peers/smtp-sink.js';

export const QUICK = {
  ...RFC_TIMEOUTS,
  connectMs: 500,
  greetingMs: 300,
  ehloMs: 300,
  mailMs: 300,
  rcptMs: 300,
  dataMs: 300,
  blockMs: 300,
  finalMs: 300,
  tlsMs: 500,
};
export const MESSAGE = Buffer.from('From: a@example.org\r\nSubject: t\r\n\r\n.dot\r\nbody\r\n.\r\n');
export const at: MayFinish = () => true;

let sinks: SmtpSink[] = [];

export async function sinkWith(options: SinkOptions): Promise<SmtpSink> {
  const sink = await SmtpSink.start(options);
  sinks.push(sink);
  return sink;
}

export function target(sink: SmtpSink, more: Partial<SessionTarget> = {}): SessionTarget {
  return {
    host: 'mx.example.net',
    ip: '127.0.0.1',
    port: sink.port,
    heloName: 'out.example.org',
    tls: 'opportunistic',
    timeouts: QUICK,
    ...more,
  };
}

export function mail(more: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: 'b+x@bounce.example.org',
    to: 'bob@example.net',
    message: MESSAGE,
    eightBit: false,
    utf8: false,
    ...more,
  };
}

export function scripted(stage: SinkStage, action: SinkAction): SinkOptions {
  return { script: (context) => (context.stage === stage ? action : undefined) };
}

export async function opening(options: SinkOptions, more: Partial<SessionTarget> = {}): Promise<SessionFailed> {
  const sink = await sinkWith(options);
  try {
    (await SmtpSession.open(target(sink, more))).destroy();
  } catch (error) {
    assert.ok(error instanceof SessionFailed, String(error));
    return error;
  }
  throw new Error('the session was opened');
}

export async function sending(
  options: SinkOptions,
  mayFinish = at,
  more: Partial<OutgoingMail> = {},
): Promise<{ result: SendResult; sink: SmtpSink; usable: boolean }> {
  const sink = await sinkWith(options);
  const session = await SmtpSession.open(target(sink));
  const result = await session.send(mail(more), mayFinish);
  const { usable } = session;
  session.close();
  return { result, sink, usable };
}

export function failureIn(
  result: SendResult,
): [stage: string, code: number | null, permanent: boolean, ambiguous: boolean] {
  if (result.kind !== 'failed') throw new Error(result.kind);
  return [
    result.failure.stage,
    result.failure.code,
    classifyFailure(result.failure).permanent,
    isAmbiguous(result.failure),
  ];
}

export async function stopSinks(): Promise<void> {
  await Promise.all(sinks.map((sink) => sink.stop()));
  sinks = [];
}
