import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '../../../kernel/problem.js';
import { platformProblems } from '../problems/platform-problems.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '../problems/problem-document.js';

export const DEFAULT_BODY_LIMIT = 1024 * 1024;
export const MESSAGE_BODY_LIMIT = 64 * 1024 * 1024;
/** HTML and text of 2 MB each, with the escapes of JSON. */
const TEMPLATE_BODY_LIMIT = 16 * 1024 * 1024;
/** Files of 20 MiB in base64, and what is written beside them. */
const TICKET_BODY_LIMIT = 28 * 1024 * 1024;
/** Where files come with what is written: opening a ticket, answering, noting. */
const WITH_FILES = /^\/v1\/(?:support\/tickets(?:\/:id\/messages)?|admin\/tickets\/:id\/(?:replies|notes))$/;

const HEADERS_MS = 20_000;
const REQUEST_MS = 120_000;
const KEEP_ALIVE_MS = 65_000;

/** 32 hex digits, the shape of a W3C trace id. */
export function newTraceId(): string {
  return randomUUID().replaceAll('-', '');
}

/** Settings of the HTTP server: nobody may hold a connection for ever, nothing unbounded is read. */
export function fastifyOptions(trustedProxies: readonly string[]) {
  return {
    logger: false,
    bodyLimit: DEFAULT_BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: newTraceId,
    requestIdHeader: false as const,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle' as const,
    return503OnClosing: false,
    http: { headersTimeout: HEADERS_MS, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 512, ignoreTrailingSlash: true },
    clientErrorHandler: answerBrokenHttp,
    multipart: false as const,
  };
}

/** Body limit of a route by its path. */
export function bodyLimitOf(path: string): number {
  if (path === '/v1/messages' || path.startsWith('/v1/messages/')) return MESSAGE_BODY_LIMIT;
  if (WITH_FILES.test(path)) return TICKET_BODY_LIMIT;
  return path === '/v1/templates' || path.startsWith('/v1/templates/') ? TEMPLATE_BODY_LIMIT : DEFAULT_BODY_LIMIT;
}

/** What Node refuses before there is a request (RFC 9112 errors, header size, slow senders) gets a problem document too. */
function answerBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = brokenHttpProblem(error.code);
  const traceId = newTraceId();
  const body = JSON.stringify(problemDocument(problem, 'en', traceId));
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nX-Request-Id: ${traceId}\r\nCache-Control: private, no-cache\r\nConnection: close\r\n\r\n${body}`,
  );
}

function brokenHttpProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return platformProblems.headers_too_large();
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return platformProblems.request_timeout();
  return platformProblems.invalid_request();
}
