import { Injectable } from '@nestjs/common';
import type { FieldFault } from '../../../../kernel/problem.js';
import { parseWireId } from '../../../../kernel/ids.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { UploadedFiles } from '../../../sending/index.js';
import { type JudgedFile, SupportFacade } from '../../../support/index.js';

/** Files that were uploaded before and belong to the answers about a block: proof of consent, a list of what was mended. */
@Injectable()
export class AnswerFiles {
  constructor(
    private readonly uploads: UploadedFiles,
    private readonly support: SupportFacade,
  ) {}

  /** @throws reference_not_found, attachment_type_not_allowed naming `uploadIds[i]`; payload_too_large */
  async of(accountId: string, uploadIds: readonly string[]): Promise<JudgedFile[]> {
    const ids = uploadIds.map((id) => parseWireId('upl', id));
    const known = await this.uploads.find(accountId, new Set(ids.filter((id) => id !== null)));
    const wanted = ids.map((id) => (id === null ? undefined : known.get(id)));
    const missing = wanted.flatMap((upload, i) => (upload === undefined ? [missingAt(i)] : []));
    if (missing.length > 0) throw platformProblems.reference_not_found({ errors: missing });
    const there = wanted.filter((upload) => upload !== undefined);
    const contents = await this.uploads.read(accountId, there);
    const files = there.flatMap(({ id, filename }) => {
      const content = contents.get(id);
      return content === undefined ? [] : [{ filename, content }];
    });
    return this.support.requiredFiles(files, 'uploadIds');
  }
}

function missingAt(index: number): FieldFault {
  return {
    field: `uploadIds[${index}]`,
    code: 'reference_not_found',
    message: 'There is no such upload, or it has expired.',
  };
}
