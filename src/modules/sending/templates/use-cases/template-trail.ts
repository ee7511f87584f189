import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import type { Template } from '../data/templates.repository.js';

/** Who wrote which version of a template. What stood in it, its versions tell. */
@Injectable()
export class TemplateTrail {
  constructor(private readonly accounts: AccountsFacade) {}

  recordIn(
    tx: Tx,
    { accountId }: AccountScope,
    change: { action: 'template.created' | 'template.changed' | 'template.deleted'; from?: Template; to?: Template },
    actor: Actor,
  ): Promise<void> {
    const { action, from, to } = change;
    const target = { type: 'template', id: wireId(WIRE_PREFIXES.template, (from ?? to)!.id) };
    const changes = changesBetween<Record<string, unknown>>(factsOf(from), factsOf(to));
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}

function factsOf(template: Template | undefined): Record<string, unknown> {
  const bytes = (content: string | null | undefined) => (content == null ? null : Buffer.byteLength(content));
  const { name = null, subject = null, version = null, language = null } = template ?? {};
  return {
    name,
    subject,
    version,
    language,
    htmlBytes: bytes(template?.html),
    textBytes: bytes(template?.text),
    languages: template === undefined ? null : Object.keys(template.translations).join(', ') || null,
  };
}
