import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { cleanContentType, cleanFilename, MAX_UPLOAD_BYTES } from '../rules/upload-rules.js';
import type { NewUpload } from '../use-cases/store-upload.js';
import type { UploadQuery } from './uploads.dto.js';

/** Of a form: its boundary lines and headers. */
const FORM_BYTES = 64 * 1024;

/** The one file of a request, as a stream: the body itself, or the first file of a form. */
export async function fileIn(request: FastifyRequest, query: UploadQuery): Promise<NewUpload> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES + FORM_BYTES)
    throw platformProblems.payload_too_large({ detail: `A file may have ${MAX_UPLOAD_BYTES} bytes.` });
  return request.isMultipart() ? ofForm(request) : ofBody(request, query);
}

function ofBody(request: FastifyRequest, { filename, contentType }: UploadQuery): NewUpload {
  const { body } = request;
  if (!isStream(body)) throw bodyProblem([{ field: '', code: 'required', message: 'The body is the file.' }]);
  return named(filename, contentType, body);
}

async function ofForm(request: FastifyRequest): Promise<NewUpload> {
  /* One byte more than a file may have: that it is too large must be seen. */
  const part = await request.file({
    limits: { files: 1, fileSize: MAX_UPLOAD_BYTES + 1, fields: 10, fieldSize: 1_024 },
  });
  if (part === undefined) throw bodyProblem([{ field: 'file', code: 'required', message: '' }]);
  return named(part.filename, part.mimetype, part.file);
}

function named(
  filename: string | undefined,
  contentType: string | undefined,
  content: AsyncIterable<Uint8Array>,
): NewUpload {
  const name = cleanFilename(filename ?? '');
  if (name === null) throw bodyProblem([{ field: 'filename', code: 'required', message: '' }]);
  return { filename: name, contentType: cleanContentType(contentType), content };
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
