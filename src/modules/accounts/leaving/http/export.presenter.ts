import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { ExportRow } from '../data/exports.repository.js';
import type { ExportDto } from './exports.dto.js';

export function presentExport(row: ExportRow): ExportDto {
  const whole = row.status === 'ready' || row.status === 'expired';
  const written = row.parts.reduce((sum, part) => sum + part.bytes, 0);
  return {
    id: wireId(WIRE_PREFIXES.export, row.id),
    status: row.status,
    progress: {
      partsDone: row.parts.length,
      partsTotal: row.partsTotal,
      rows: row.rows,
      bytes: whole ? written : row.bytes,
    },
    requestedAt: toIso(row.requestedAt),
    finishedAt: isoOrNull(row.finishedAt),
    expiresAt: isoOrNull(row.expiresAt),
    sizeBytes: whole ? row.bytes : null,
  };
}
