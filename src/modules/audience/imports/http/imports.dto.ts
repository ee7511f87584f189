import { ApiProperty } from '@nestjs/swagger';
import type { ImportStatus } from '../rules/import-states.js';

const FILE_ID = 'cif_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

/** The fields of both forms; read by hand, described for the document. */
const LAYOUT_FIELDS = {
  file: { type: 'string', format: 'binary', description: 'CSV of up to 1 GiB; read as it arrives.' },
  fileId: { type: 'string', example: FILE_ID, description: 'In place of `file`: a file that was previewed.' },
  encoding: { type: 'string', example: 'Windows-1252', description: 'Only where we recognise it wrongly.' },
  delimiter: { type: 'string', enum: [',', ';', '|', 'comma', 'semicolon', 'tab', 'pipe'] },
  header: { type: 'string', enum: ['true', 'false'], description: 'Whether the first row names the columns.' },
  dateFormat: { type: 'string', enum: ['iso', 'dmy', 'mdy'], description: 'Of dates such as 04/05/2026.' },
  decimal: { type: 'string', enum: ['.', ',', 'point', 'comma'], description: 'Of numbers such as 1,234.' },
} as const;

export const PREVIEW_FORM = { type: 'object', additionalProperties: false, properties: LAYOUT_FIELDS } as const;

export const IMPORT_FORM = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...LAYOUT_FIELDS,
    listId: { type: 'string', example: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' },
    mapping: {
      type: 'string',
      example: '{"E-Mail": "email", "Ville": "fields.city", "#4": null}',
      description:
        'JSON: what each column is, by its name or its place. One of `email`, `phone`, `language`, `timeZone`, `tags`, or `fields.` and a key. Without it the mapping of the preview is meant.',
    },
    onDuplicate: {
      type: 'string',
      enum: ['update', 'skip'],
      default: 'update',
      description:
        'Rows are applied in their order. `update`: what a row says is added to a contact that is there, so the last row of an address counts; an empty cell changes nothing. `skip`: the first row of an address counts, and contacts that are there stay as they are.',
    },
    consent: {
      type: 'string',
      example:
        '{"at": "2026-02-01", "where": "https://shop.example/newsletter", "how": "box ticked on the order form", "textVersion": "2026-01"}',
      description:
        'JSON, required with `listId`: when, where and how these people agreed and which version of which text; also `channels` (`mail`, `sms`), `text` and `doubleOptIn`. It is kept as evidence for each of them.',
    },
  },
} as const;

export class ImportProblemView {
  @ApiProperty({ example: 'header_duplicate' }) code: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 1 }) line: number | null;
  @ApiProperty({ type: 'string', nullable: true, example: '#4' }) column: string | null;
}

export class SuggestedFieldView {
  @ApiProperty({ example: 'ville' }) key: string;
  @ApiProperty({ enum: ['text', 'number', 'boolean', 'date'] }) type: string;
}

export class ImportColumnView {
  @ApiProperty({ example: 'Ville', description: 'As the file calls it; `#3` when it has no name.' }) name: string;
  @ApiProperty({ type: 'integer', example: 3, description: 'Counted from 1.' }) place: number;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'fields.city',
    description: 'What it may be; null: left out.',
  })
  target: string | null;
  @ApiProperty({
    enum: ['name', 'field', 'content', 'twice', 'own_column', 'unknown'],
    description:
      'Why: by its name, as a field of the account, by what stands in it, left out for another like it, ours.',
  })
  reason: string;
  @ApiProperty({ type: SuggestedFieldView, nullable: true, description: 'A contact field that would fit.' })
  suggestion: SuggestedFieldView | null;
  @ApiProperty({ type: [String], example: ['Lyon', 'Paris'] }) samples: string[];
}

export class ImportPreviewView {
  @ApiProperty({ example: FILE_ID, description: 'Names the file for its import; for a day.' }) fileId: string;
  @ApiProperty({ example: 'customers.csv' }) filename: string;
  @ApiProperty({ type: 'integer', example: 48_210_332 }) bytes: number;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ example: 'Windows-1252' }) encoding: string;
  @ApiProperty({
    enum: ['mark', 'bytes', 'letters', 'nothing', 'told'],
    description:
      'How it was recognised: by a mark, by its bytes, by its letters (a guess), or not at all: plain ASCII.',
  })
  encodingBy: string;
  @ApiProperty({ example: ';' }) delimiter: string;
  @ApiProperty({ enum: ['"', "'"] }) quote: string;
  @ApiProperty({ description: 'Whether the first row names the columns.' }) header: boolean;
  @ApiProperty({
    type: 'string',
    nullable: true,
    enum: ['dmy', 'mdy'],
    description: 'Null where the file does not show it.',
  })
  dateFormat: string | null;
  @ApiProperty({ type: 'string', nullable: true, enum: ['.', ','] }) decimal: string | null;
  @ApiProperty({ type: [ImportColumnView] }) columns: ImportColumnView[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { 'E-Mail': 'email', Ville: 'fields.city' },
    description: 'The proposal as `POST /v1/imports` takes it.',
  })
  mapping: Record<string, string | null>;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'The first ten.',
    example: [['ada@example.net', 'Ada', 'Lovelace']],
  })
  rows: string[][];
  @ApiProperty({ type: 'integer', example: 1_000_000 }) estimatedRows: number;
  @ApiProperty({ type: [ImportProblemView] }) problems: ImportProblemView[];
}

export class ImportProgressView {
  @ApiProperty({ example: 42.5 }) percent: number;
  @ApiProperty({ type: 'integer' }) bytesDone: number;
  @ApiProperty({ type: 'integer' }) bytesTotal: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 12, description: 'Null while nobody can say.' })
  secondsLeft: number | null;
}

export class ImportReasonView {
  @ApiProperty({ example: 'address_invalid' }) code: string;
  @ApiProperty({ example: 'This is no e-mail address.' }) message: string;
  @ApiProperty({ type: 'integer', example: 12 }) rows: number;
}

export class ImportWarningView {
  @ApiProperty({ enum: ['many_rejected', 'many_suppressed', 'many_unsubscribed'] }) code: string;
  @ApiProperty({ example: 0.12, description: 'Of the rows.' }) share: number;
}

export class ImportView {
  @ApiProperty({ example: 'cim_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: ['queued', 'running', 'done', 'cancelled', 'failed'] }) status: ImportStatus;
  @ApiProperty({ example: 'customers.csv' }) filename: string;
  @ApiProperty({ type: 'string', nullable: true }) listId: string | null;
  @ApiProperty({ enum: ['update', 'skip'] }) onDuplicate: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  mapping: Record<string, string | null>;
  @ApiProperty({ example: 'UTF-8' }) encoding: string;
  @ApiProperty({ example: ',' }) delimiter: string;
  @ApiProperty() header: boolean;
  @ApiProperty({ type: 'integer', description: 'Judged so far: the sum of the four below.' }) rows: number;
  @ApiProperty({ type: 'integer' }) created: number;
  @ApiProperty({ type: 'integer', description: 'There already, and changed or confirmed by the row.' }) updated: number;
  @ApiProperty({ type: 'integer', description: 'There already, and left as they are.' }) skipped: number;
  @ApiProperty({ type: 'integer' }) rejected: number;
  @ApiProperty({ type: 'integer', description: 'Of the rows, those whose address must not be written to.' })
  suppressed: number;
  @ApiProperty({ type: [ImportReasonView], description: 'Why rows were refused or skipped.' })
  reasons: ImportReasonView[];
  @ApiProperty({ type: [ImportWarningView] }) warnings: ImportWarningView[];
  @ApiProperty({ type: ImportProgressView }) progress: ImportProgressView;
  @ApiProperty({
    type: 'string',
    nullable: true,
    enum: ['too_many_rows', 'file_gone', 'internal_error'],
    description: 'Why an import failed.',
  })
  failure: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) startedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) finishedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Until then it can be resumed.' })
  resumableUntil: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Until then refused rows can be downloaded.',
  })
  rejectsUntil: string | null;
}
