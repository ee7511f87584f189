import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import type { Upload } from '../data/uploads.repository.js';
import { ReadUploads } from '../use-cases/read-uploads.query.js';
import type { UploadView } from './uploads.dto.js';

export function presentUpload({ id, filename, contentType, bytes, sha256, createdAt, expiresAt }: Upload): UploadView {
  return {
    id: wireId(WIRE_PREFIXES.upload, id),
    filename,
    contentType,
    size: bytes,
    sha256: sha256.toString('hex'),
    createdAt: toIso(createdAt),
    expiresAt: toIso(expiresAt),
  };
}

@Injectable()
export class UploadLocator implements ResourceLocator {
  constructor(private readonly uploads: ReadUploads) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.upload, parameters.id ?? '');
    const upload = id === null || caller === null ? null : await this.uploads.one(callerScope(caller), id);
    return upload === null ? null : presentUpload(upload);
  }
}
