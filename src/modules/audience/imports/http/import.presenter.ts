import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import type { ContactImport } from '../data/imports.repository.js';
import { progressOf, warningsOf } from '../rules/import-progress.js';
import { rowText } from '../rules/row-texts.table.js';
import { estimateRows } from '../rules/estimate-rows.js';
import type { Targets } from '../rules/targets.js';
import type { ImportPreview } from '../use-cases/preview-import.js';
import { ReadImports } from '../use-cases/read-imports.query.js';
import type { ImportPreviewView, ImportView } from './imports.dto.js';

const ROWS_SHOWN = 10;
const SAMPLES = 3;

export function presentImport(row: ContactImport, language: Language): ImportView {
  const { layout, targets, failure, bytes } = row;
  const isDone = row.status === 'done';
  return {
    id: wireId(WIRE_PREFIXES.contactImport, row.id),
    status: row.status,
    filename: row.filename,
    listId: row.listId === null ? null : wireId(WIRE_PREFIXES.list, row.listId),
    onDuplicate: row.onDuplicate,
    mapping: mappingOf(layout.headers, targets),
    encoding: layout.encoding,
    delimiter: layout.dialect.delimiter,
    header: layout.hasHeader,
    rows: row.rows,
    created: row.created,
    updated: row.updated,
    skipped: row.skipped,
    rejected: row.rejected,
    suppressed: row.suppressed,
    reasons: Object.entries(row.reasons).map(([code, rows]) => ({ code, message: rowText(code, language), rows })),
    warnings: warningsOf(row),
    progress: { ...progressOf(row, isDone), bytesDone: isDone ? bytes : row.placeByte, bytesTotal: bytes },
    failure,
    createdAt: toIso(row.createdAt),
    startedAt: isoOrNull(row.startedAt),
    finishedAt: isoOrNull(row.finishedAt),
    resumableUntil: isoOrNull(row.fileUntil),
    rejectsUntil: isoOrNull(row.rejectsUntil),
  };
}

export function presentPreview({ file, sniffed, columns }: ImportPreview): ImportPreviewView {
  const { layout, rows, problems } = sniffed;
  const { encoding, encodingBy, dialect, hasHeader, headers, formats } = layout;
  return {
    fileId: wireId(WIRE_PREFIXES.contactImportFile, file.id),
    filename: file.filename,
    bytes: file.bytes,
    expiresAt: toIso(file.expiresAt),
    ...{ encoding, encodingBy, delimiter: dialect.delimiter, quote: dialect.quote, header: hasHeader },
    ...{ dateFormat: formats.dateOrder, decimal: formats.decimal },
    columns: columns.map(({ target, reason, suggestion }, at) => {
      const samples = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
      return {
        name: headers[at]!,
        place: at + 1,
        target,
        reason,
        suggestion,
        samples: [...new Set(samples)].slice(0, SAMPLES),
      };
    }),
    mapping: mappingOf(
      headers,
      columns.map(({ target }) => target),
    ),
    rows: rows.slice(0, ROWS_SHOWN),
    estimatedRows: estimateRows(file.bytes, sniffed),
    problems,
  };
}

/** By name; by place where several columns have one name. */
function mappingOf(headers: readonly string[], targets: Targets): Record<string, string | null> {
  const isOnly = (header: string): boolean => headers.indexOf(header) === headers.lastIndexOf(header);
  return Object.fromEntries(
    headers.map((header, at) => [isOnly(header) ? header : `#${at + 1}`, targets[at] ?? null] as const),
  );
}

@Injectable()
export class ImportLocator implements ResourceLocator {
  constructor(private readonly imports: ReadImports) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.contactImport, parameters['id'] ?? '');
    const row = id === null || caller === null ? null : await this.imports.one(callerScope(caller), id);
    return row === null ? null : presentImport(row, 'en');
  }
}
