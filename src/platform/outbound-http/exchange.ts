import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { OutboundAnswer, OutboundFailure, OutboundRequest, Target } from './outbound-request.js';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const OURS = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'upgrade',
]);

/** One request on a connection of its own to exactly `address`; certificates are checked against the name of the URL. */
export function exchange(request: OutboundRequest, target: Target, address: string): Promise<OutboundAnswer> {
  return new Promise((resolve) => {
    const fail = (reason: OutboundFailure): void => resolve({ kind: 'failed', reason });
    let outgoing: ClientRequest | null = null;
    const timer = setTimeout(() => {
      fail('timeout');
      outgoing?.destroy();
    }, request.timeoutMs ?? TIMEOUT_MS);
    const settle = (answer: OutboundAnswer): void => resolve(answer);
    try {
      outgoing = open(request, target, address);
    } catch {
      clearTimeout(timer);
      resolve({ kind: 'refused', reason: 'invalid_url' });
      return;
    }
    limitConnecting(outgoing, request, () => {
      fail('timeout');
      outgoing?.destroy();
    });
    outgoing.on('response', (response) => readAnswer(response, request.maxBytes ?? MAX_BYTES, settle, outgoing));
    outgoing.on('upgrade', (_response, socket) => {
      socket.destroy();
      fail('protocol');
    });
    outgoing.on('error', (error) => fail(reasonOf(error)));
    outgoing.on('close', () => {
      clearTimeout(timer);
      fail('connection');
    });
    outgoing.end(request.body);
  });
}

/** Until the connection stands; with TLS, until that does. */
function limitConnecting(outgoing: ClientRequest, request: OutboundRequest, expired: () => void): void {
  if (request.connectTimeoutMs === undefined) return;
  const timer = setTimeout(expired, request.connectTimeoutMs);
  const stop = (): void => clearTimeout(timer);
  const ready = request.url.startsWith('https:') ? 'secureConnect' : 'connect';
  outgoing.on('socket', (socket) => socket.once(ready, stop));
  outgoing.on('close', stop);
}

function open(request: OutboundRequest, { url, host, port }: Target, address: string): ClientRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).filter(([name]) => !OURS.has(name.toLowerCase())),
  );
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return send({
    method: request.method,
    host,
    port,
    path: url.pathname + url.search,
    headers: {
      ...headers,
      host: url.host,
      'accept-encoding': 'identity',
      'content-length': Buffer.byteLength(request.body ?? ''),
    },
    agent: false,
    lookup: pinned(address),
    maxHeaderSize: MAX_HEADER_BYTES,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(request.ca === undefined ? {} : { ca: request.ca }),
  });
}

/** Whatever name is asked for, the answer is the address that was judged. */
function pinned(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

function readAnswer(
  response: IncomingMessage,
  maxBytes: number,
  settle: (answer: OutboundAnswer) => void,
  outgoing: ClientRequest,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      settle({ kind: 'failed', reason: 'too_large', ...(response.statusCode ? { status: response.statusCode } : {}) });
      outgoing.destroy();
      return;
    }
    chunks.push(chunk);
  });
  response.on('error', () => settle({ kind: 'failed', reason: 'connection' }));
  response.on('end', () => {
    if (!response.complete) return settle({ kind: 'failed', reason: 'connection' });
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    );
    settle({ kind: 'answered', status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
  });
}

function reasonOf(error: Error & { code?: string }): OutboundFailure {
  const code = error.code ?? '';
  if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO|EPROTO/.test(code)) return 'tls';
  if (code.startsWith('HPE_')) return 'protocol';
  return code === 'ETIMEDOUT' ? 'timeout' : 'connection';
}
