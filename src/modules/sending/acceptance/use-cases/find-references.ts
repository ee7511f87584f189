import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { sendingProblems } from '../../sending.errors.js';
import {
  type FoundTemplate,
  RenderBudget,
  renderedOrProblem,
  RenderPurse,
  TemplateShelf,
  type TemplateWish,
} from '../../templates/index.js';
import { MAX_UPLOAD_BYTES, type Upload, UploadedFiles } from '../../uploads/index.js';
import { NO_REFERENCES, type References, type UploadedFile } from '../rules/references.js';

/** What the uploads of one request may have together, each counted as often as it is attached. */
const MOST_ATTACHED_BYTES = 64 * 1024 * 1024;

/** A message as it came, of which nothing is known yet. */
type Members = Partial<Record<'templateId' | 'language' | 'variables' | 'attachments', unknown>>;

/** Templates and uploads that messages name: two statements for templates and one for uploads, for any number of messages. */
@Injectable()
export class FindReferences {
  constructor(
    private readonly shelf: TemplateShelf,
    private readonly uploads: UploadedFiles,
    private readonly clock: Clock,
  ) {}

  /** In the order of the messages; a problem where one attaches too much. */
  async of(
    accountId: string,
    messages: readonly unknown[],
    version: number | null = null,
  ): Promise<(References | Problem)[]> {
    const members = messages.map((message) => (isObject(message) ? (message as Members) : {}));
    const [fillings, files] = await Promise.all([
      this.fillings(accountId, members, version),
      this.files(accountId, members),
    ]);
    return members.map((_, i) => {
      const found = files[i]!;
      if (!(found instanceof Map)) return found;
      const fill = fillings[i]!;
      return fill === null && found.size === 0 ? NO_REFERENCES : { fill, files: found };
    });
  }

  private async fillings(
    accountId: string,
    members: readonly Members[],
    version: number | null,
  ): Promise<References['fill'][]> {
    const wishes = members.map((message) => wishOf(message, version));
    const found = await this.shelf.find(
      accountId,
      wishes.filter((wish) => wish !== null),
    );
    const purse = new RenderPurse();
    let next = 0;
    return wishes.map((wish) => {
      const template = wish === null ? null : found[next++]!;
      return template && ((variables) => this.filled(template, variables, purse));
    });
  }

  private filled(
    { template }: FoundTemplate,
    variables: object,
    purse: RenderPurse,
  ): ReturnType<NonNullable<References['fill']>> {
    const budget = new RenderBudget(() => this.clock.monotonicMs(), purse);
    const result = renderedOrProblem(template, variables, budget);
    return 'content' in result ? result.content : result;
  }

  private async files(
    accountId: string,
    members: readonly Members[],
  ): Promise<(Map<string, UploadedFile> | Problem)[]> {
    const named = members.map(uploadIdsOf);
    if (named.every((ids) => ids.length === 0)) return named.map(() => new Map<string, UploadedFile>());
    const known = await this.uploads.find(accountId, new Set(named.flat().map(({ id }) => id)));
    let attached = 0;
    const wanted = named.map((ids) => {
      const uploads = ids.flatMap(({ id }) => known.get(id) ?? []);
      const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, 0);
      if (bytes > MAX_UPLOAD_BYTES || attached + bytes > MOST_ATTACHED_BYTES) return null;
      attached += bytes;
      return uploads;
    });
    const contents = await this.uploads.read(
      accountId,
      wanted.flatMap((uploads) => uploads ?? []),
    );
    return named.map((ids, i) => (wanted[i] === null ? tooLarge() : filesOf(ids, known, contents)));
  }
}

function filesOf(
  ids: readonly { wire: string; id: string }[],
  known: ReadonlyMap<string, Upload>,
  contents: ReadonlyMap<string, Buffer>,
): Map<string, UploadedFile> {
  const files = new Map<string, UploadedFile>();
  for (const { wire, id } of ids) {
    const [upload, content] = [known.get(id), contents.get(id)];
    if (upload && content) files.set(wire, { filename: upload.filename, contentType: upload.contentType, content });
  }
  return files;
}

function tooLarge(): Problem {
  return sendingProblems.message_too_large({
    detail: `Uploads may have ${MAX_UPLOAD_BYTES} bytes in one message and ${MOST_ATTACHED_BYTES} in one request.`,
  });
}

/** The language is the message's own, or what its variables say of the reader. */
function wishOf({ templateId, language, variables }: Members, version: number | null): TemplateWish | null {
  const id = typeof templateId === 'string' ? parseWireId(WIRE_PREFIXES.template, templateId) : null;
  if (id === null) return null;
  const ofReader = isObject(variables) ? (variables as { language?: unknown }).language : undefined;
  const wanted = language ?? ofReader;
  return { id, language: typeof wanted === 'string' ? wanted : null, version };
}

function uploadIdsOf({ attachments }: Members): { wire: string; id: string }[] {
  if (!Array.isArray(attachments)) return [];
  return (attachments as unknown[]).flatMap((attachment) => {
    const wire = isObject(attachment) ? (attachment as { uploadId?: unknown }).uploadId : undefined;
    const id = typeof wire === 'string' ? parseWireId(WIRE_PREFIXES.upload, wire) : null;
    return id === null ? [] : [{ wire: wire as string, id }];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
