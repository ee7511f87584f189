import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { FieldFault, Problem } from '../../../../kernel/problem.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { type ImportFile, ImportFilesRepository } from '../data/import-files.repository.js';
import type { SeenFile } from '../rules/encoding-witness.js';
import { faultOfFile } from '../rules/file-faults.js';
import { type FormTexts, type ImportSettings, readSettings } from '../rules/read-settings.js';
import { type FileHead, type SniffedFile, sniffFile } from '../rules/sniff-file.js';
import { headOf, ReceivedFile } from './receive-file.js';

/** A form with a file; what stands behind the file in it is known once the file was read. */
export interface ImportForm {
  file: { filename: string; content: AsyncIterable<Uint8Array> } | null;
  /** Complete when the file's content is. */
  texts(): FormTexts;
  /** What the form has that it must not have. */
  faults(): FieldFault[];
}

/** The file of a form, wherever it lies, and what the form says of it. */
export interface FormFile {
  /** Set when it was kept before. */
  kept: ImportFile | null;
  blobId: string;
  filename: string;
  bytes: number;
  seen: SeenFile;
  sniffed: SniffedFile;
  settings: ImportSettings;
  texts: FormTexts;
}

/** Files that come with a form, and those that came with one before. */
@Injectable()
export class FormFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: ImportFilesRepository,
    private readonly blobs: BlobStore,
  ) {}

  /** `work` runs in the transaction in which the file begins to exist; when it throws, no file is left. */
  async use(scope: AccountScope, form: ImportForm, work: (tx: Tx, file: FormFile) => Promise<void>): Promise<void> {
    if (form.file === null) return this.useKept(scope, form, work);
    const { filename } = form.file;
    const received = new ReceivedFile(form.file.content);
    await this.blobs.put(scope, 'contact-import', received.watched(), (tx, { id: blobId, bytes }) => {
      const { seen, head } = received;
      return work(tx, judged(tx, form, { kept: null, blobId, filename, bytes, seen }, head));
    });
  }

  private async useKept(
    scope: AccountScope,
    form: ImportForm,
    work: (tx: Tx, file: FormFile) => Promise<void>,
  ): Promise<void> {
    const text = form.texts()['fileId'];
    if (text === undefined) throw bodyProblem([{ field: 'file', code: 'required', message: '' }, ...form.faults()]);
    const id = parseWireId(WIRE_PREFIXES.contactImportFile, text);
    const kept = id === null ? null : await this.unitOfWork.run(scope, (tx) => this.files.find(tx, scope, id));
    const open = kept === null ? null : await this.blobs.open(scope, kept.blobId);
    if (kept === null || open === null) throw fileNotFound();
    const head = await headOf(open);
    const { blobId, filename, bytes, seen } = kept;
    await this.unitOfWork.run(scope, (tx) => work(tx, judged(tx, form, { kept, blobId, filename, bytes, seen }, head)));
  }
}

export function fileNotFound(): Problem {
  return bodyProblem([{ field: 'fileId', code: 'reference_not_found', message: '' }]);
}

/** The file as the form wants it read; throws with everything that is wrong with either. */
function judged(
  tx: Tx,
  form: ImportForm,
  file: Omit<FormFile, 'sniffed' | 'settings' | 'texts'>,
  head: FileHead,
): FormFile {
  const texts = form.texts();
  const read = readSettings(texts, tx.now);
  const faults = [...form.faults(), ...(read.ok ? [] : read.faults)];
  const sniffed =
    file.bytes === 0 ? 'file_empty' : sniffFile(head, file.seen, read.ok ? read.settings.told : NOTHING_TOLD);
  if (typeof sniffed === 'string') faults.push(faultOfFile(sniffed));
  if (!read.ok || typeof sniffed === 'string' || faults.length > 0) throw bodyProblem(faults);
  const { dateOrder, decimal } = read.settings.formats;
  const seen = sniffed.layout.formats;
  sniffed.layout.formats = { dateOrder: dateOrder ?? seen.dateOrder, decimal: decimal ?? seen.decimal };
  return { ...file, sniffed, settings: read.settings, texts };
}

const NOTHING_TOLD = { encoding: null, delimiter: null, header: null };
