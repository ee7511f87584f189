import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wantsRawBody } from '../input/raw-body.js';
import { JsonScanner } from '../input/json-scan.js';
import { platformProblems } from '../problems/platform-problems.js';

const REFUSALS = {
  too_deep: 'The JSON is nested deeper than 32 levels.',
  too_many_values: 'The JSON has too many values.',
};

/** JSON and mail are read whole, within the limit of their route; files are handed over as streams. */
export function addBodyParsers(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (wantsRawBody(request)) return done(null, body);
    try {
      done(null, parseJson(request, body));
    } catch (error) {
      done(error as Error);
    }
  });
  instance.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, (_request, body: Buffer, done) =>
    done(null, body),
  );
  for (const type of ['text/csv', 'application/octet-stream', 'application/xml']) {
    instance.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  }
}

/** An empty body is no body: `POST …/cancel` with a content type and nothing else is common. */
function parseJson(request: FastifyRequest, bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const text = decodeUtf8(bytes);
  const scan = new JsonScanner(text).scan();
  if (scan.refused) throw platformProblems.invalid_json({ detail: REFUSALS[scan.refused] });
  request.bodyFaults = scan.faults;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw platformProblems.invalid_json({ cause });
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch (cause) {
    throw platformProblems.invalid_json({ detail: 'The body is not valid UTF-8.', cause });
  }
}
