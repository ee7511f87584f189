import '@fastify/multipart';
import type { MultipartFile } from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldFault } from '../../../../kernel/problem.js';
import { bodyProblem, checkedBody, platformProblems } from '../../../../platform/http/index.js';
import type { NewFile } from '../rules/judge-files.js';
import { MAX_FILE_BYTES, MAX_FILES, MAX_TOGETHER_BYTES, tooMuch } from '../rules/limits.js';
import type { WithFilesDto } from './attached-file.dto.js';

/** What somebody wrote, and the files he sent with it. */
interface Written<T> {
  input: T;
  files: NewFile[];
}

const FILES_FIELD = 'attachments';
const FIELD_BYTES = 256 * 1024;
const FIELDS = 20;
const FLAGS = new Set(['articlesConsulted']);
/** Of a form beside its files. */
const FORM_BYTES = 1024 * 1024;

/** The same fields from JSON, with files in base64, or from a form, with files as parts. */
export async function readWritten<T extends WithFilesDto>(
  dto: Type<T>,
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
): Promise<Written<T>> {
  if (!request.isMultipart()) return ofJson(await checkedBody(dto, body));
  try {
    return await ofForm(dto, request);
  } catch (error) {
    // What was not read of the body stays unread.
    void reply.header('connection', 'close');
    throw error;
  }
}

function ofJson<T extends WithFilesDto>(input: T): Written<T> {
  const given = input.attachments ?? [];
  const broken = given.flatMap(({ content }, index) => (content.length % 4 === 0 ? [] : [brokenAt(index)]));
  if (broken.length > 0) throw bodyProblem(broken);
  requireFew(given.map(({ content }) => Math.floor((content.length * 3) / 4) - (/=*$/.exec(content)?.[0].length ?? 0)));
  return {
    input,
    files: given.map(({ filename, content }) => ({ filename, content: Buffer.from(content, 'base64') })),
  };
}

async function ofForm<T extends WithFilesDto>(dto: Type<T>, request: FastifyRequest): Promise<Written<T>> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_TOGETHER_BYTES + FORM_BYTES)
    throw platformProblems.payload_too_large({ detail: tooMuch([MAX_TOGETHER_BYTES, 1]) ?? '' });
  const fields: Record<string, unknown> = {};
  const files: NewFile[] = [];
  const faults: FieldFault[] = [];
  /* One more than there may be: that it is too much must be seen. */
  const limits = { files: MAX_FILES + 1, fileSize: MAX_FILE_BYTES + 1, fields: FIELDS, fieldSize: FIELD_BYTES };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (part.fieldname !== FILES_FIELD) throw bodyProblem([{ ...fault(part.fieldname), code: 'unknown_field' }]);
      files.push({ filename: part.filename ?? '', content: await contentOf(part, files) });
    } else if (Object.hasOwn(fields, part.fieldname)) faults.push({ ...fault(part.fieldname), code: 'duplicate' });
    else if (String(part.value).includes('\0')) faults.push({ ...fault(part.fieldname), code: 'invalid_characters' });
    else fields[part.fieldname] = valueOf(part.fieldname, String(part.value));
  }
  if (FILES_FIELD in fields) faults.push({ ...fault(FILES_FIELD), code: 'wrong_type' });
  if (faults.length > 0) throw bodyProblem(faults);
  return { input: await checkedBody(dto, fields), files };
}

/** Stops reading as soon as it is too much, so that nobody fills the memory. */
async function contentOf(part: MultipartFile, before: readonly NewFile[]): Promise<Buffer> {
  const sizes = before.map(({ content }) => content.length);
  const pieces: Buffer[] = [];
  let bytes = 0;
  requireFew([...sizes, 0]);
  for await (const piece of part.file as AsyncIterable<Buffer>) {
    bytes += piece.length;
    requireFew([...sizes, bytes]);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}

function requireFew(sizes: readonly number[]): void {
  const excess = tooMuch(sizes);
  if (excess !== null) throw platformProblems.payload_too_large({ detail: excess });
}

/** A form knows texts only; somebody may well write the one word "true". */
function valueOf(field: string, text: string): unknown {
  return FLAGS.has(field) && (text === 'true' || text === 'false') ? text === 'true' : text;
}

function brokenAt(index: number): FieldFault {
  return { field: `attachments[${index}].content`, code: 'wrong_format', message: 'must be base64' };
}

function fault(field: string): FieldFault {
  return { field: field.slice(0, 100), code: '', message: '' };
}
