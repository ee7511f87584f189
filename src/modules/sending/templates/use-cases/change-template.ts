import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { type Template, TemplatesRepository } from '../data/templates.repository.js';
import {
  changedContent,
  contentFaults,
  sameContent,
  type TemplateChange,
  type TemplateContent,
} from '../rules/template-content.js';
import { templateProblems } from '../templates.errors.js';
import { CheckContent } from './check-content.js';
import { TemplateTrail } from './template-trail.js';

const UNIQUE_VIOLATION = '23505';
/** How often a change begins anew because somebody else was faster. */
const TURNS = 5;

/** Makes a new version of a template; a change that changes nothing makes none. */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
    private readonly check: CheckContent,
    private readonly trail: TemplateTrail,
  ) {}

  /** Read, checked without a transaction (MJML takes its time), and written if it is still what was read. */
  async run(scope: AccountScope, id: string, change: TemplateChange, actor: Actor): Promise<Template> {
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const before = await this.unitOfWork.run(scope, (tx) => this.templates.find(tx, scope, id));
      if (before === null) throw platformProblems.not_found();
      const written = changedContent(before, change);
      const faults = contentFaults(written, change);
      if (faults.length > 0) throw bodyProblem(faults);
      if (sameContent(before, written)) return before;
      const content = await this.check.run(written);
      const changed = await this.unitOfWork.run(scope, (tx) => this.changeIn(tx, scope, { before, content }, actor));
      if (changed !== null) return changed;
    }
    throw platformProblems.version_conflict();
  }

  /** The latest version says again what an older one said. */
  restore(
    scope: AccountScope,
    id: string,
    version: number,
    actor: Actor,
    keep: BeforeCommit<Template>,
  ): Promise<Template> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.templates.lock(tx, scope, id);
      const content = before && (await this.templates.findVersion(tx, scope, id, version));
      if (before === null || content === null) throw platformProblems.not_found();
      const same = sameContent(before, content);
      const restored = same ? before : (await this.changeIn(tx, scope, { before, content }, actor))!;
      await keep(tx, restored);
      return restored;
    });
  }

  /** Null when the template is another one by now. */
  private async changeIn(
    tx: Tx,
    scope: AccountScope,
    { before, content }: { before: Template; content: TemplateContent },
    actor: Actor,
  ): Promise<Template | null> {
    const { id } = before;
    const now = await this.templates.lock(tx, scope, id);
    if (now === null) throw platformProblems.not_found();
    if (now.version !== before.version) return null;
    await this.requireFreeName(tx, scope, id, content.name);
    const { name, subject, html, mjml, text, language, translations } = content;
    const said = { name, subject, html, mjml, text, language, translations };
    const template = { ...before, ...said, version: before.version + 1, updatedAt: tx.now };
    await this.save(tx, scope, template);
    await this.trail.recordIn(tx, scope, { action: 'template.changed', from: before, to: template }, actor);
    return template;
  }

  private async requireFreeName(tx: Tx, scope: AccountScope, id: string, name: string): Promise<void> {
    const known = await this.templates.idOfName(tx, scope, name);
    if (known === null || known === id) return;
    throw templateProblems.template_exists({ extra: { templateId: wireId(WIRE_PREFIXES.template, known) } });
  }

  /** Somebody may have taken the name since it was looked for. */
  private async save(tx: Tx, scope: AccountScope, template: Template): Promise<void> {
    try {
      await this.templates.save(tx, scope, template);
    } catch (error) {
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) throw templateProblems.template_exists();
      throw error;
    }
  }
}
