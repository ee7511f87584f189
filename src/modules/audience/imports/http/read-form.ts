import '@fastify/multipart';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { FieldFault } from '../../../../kernel/problem.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { IMPORT_LIMITS } from '../rules/limits.js';
import type { ImportForm } from '../use-cases/form-files.js';

/** Of a form beside its file. */
const FORM_BYTES = 1024 * 1024;
const FIELD_BYTES = 256 * 1024;
const NAME_CHARS = 255;
/** Control characters, and signs that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\p{Cs}\u2028\u2029\u200b\u2060\ufeff]/gu;

/** A form with one file at most. Fields may stand before the file and behind it. */
export async function readForm(request: FastifyRequest, fields: readonly string[]): Promise<ImportForm> {
  if (Number(request.headers['content-length'] ?? 0) > IMPORT_LIMITS.fileBytes + FORM_BYTES)
    throw platformProblems.payload_too_large({ detail: `A file may have ${IMPORT_LIMITS.fileBytes} bytes.` });
  if (!request.isMultipart()) throw bodyProblem([{ field: 'file', code: 'required', message: '' }]);
  /* One byte more than a file may have: that it is too large must be seen. */
  const limits = { files: 1, fileSize: IMPORT_LIMITS.fileBytes + 1, fields: 30, fieldSize: FIELD_BYTES };
  const form = new FormParts(request.parts({ limits })[Symbol.asyncIterator](), fields);
  const file = await form.untilFile();
  return {
    file: file === null ? null : { filename: cleanName(file.filename), content: form.contentOf(file) },
    texts: () => form.texts,
    faults: () => form.faults,
  };
}

class FormParts {
  readonly texts: Record<string, string> = {};
  readonly faults: FieldFault[] = [];

  constructor(
    private readonly parts: AsyncIterator<Multipart>,
    private readonly fields: readonly string[],
  ) {}

  /** Null when the form has no file. */
  async untilFile(): Promise<MultipartFile | null> {
    for (;;) {
      const { value, done } = await this.parts.next();
      if (done === true) return null;
      if (value.type === 'file') return value;
      this.take(value.fieldname, value.value);
    }
  }

  /** The bytes of the file; whoever has read them all has also read what stands behind them. */
  async *contentOf(file: MultipartFile): AsyncIterable<Uint8Array> {
    if (file.fieldname !== 'file') this.fault(file.fieldname, 'unknown_field');
    yield* file.file as AsyncIterable<Uint8Array>;
    const second = await this.untilFile();
    if (second !== null) this.fault(second.fieldname, 'too_many');
  }

  private take(field: string, value: unknown): void {
    if (!this.fields.includes(field)) return this.fault(field, 'unknown_field');
    if (field in this.texts) return this.fault(field, 'duplicate');
    this.texts[field] = String(value);
  }

  private fault(field: string, code: string): void {
    this.faults.push({ field: field.slice(0, 100), code, message: '' });
  }
}

/** The last part of whatever a program calls its file. */
function cleanName(text: string | undefined): string {
  const name = ((text ?? '').split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(UNSEEN, '').trim();
  return [...name].slice(-NAME_CHARS).join('').slice(-NAME_CHARS) || 'contacts.csv';
}
