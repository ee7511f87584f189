import { SaxesParser, type SaxesTagNS } from 'saxes';
import { CAMT053_NAMESPACES, DETAIL_PATHS, ENTRY_PATHS, REMITTANCE_PATHS } from './camt053-paths.table.js';
import type { RawDetail, RawEntry, RawStatement } from './statement.js';
import { StatementFault } from './statement-fault.js';

const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 40;
/** Longer than anything the standard allows in one element. */
const MAX_TEXT = 1_000;
const MAX_DETAILS = 10_000;
const MAX_REMITTANCE = 20;
const STATEMENT_DEPTH = 3;

/**
 * Reads camt.053 as it arrives and keeps of each entry only what reconciling needs. No entity is ever resolved: a file
 * that declares or uses one of its own is refused. Elements of other namespaces are passed over.
 */
export class Camt053Reader {
  readonly statements: RawStatement[] = [];
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly path: string[] = [];
  private namespace: string | null = null;
  private foreignDepth = 0;
  private text = '';
  private entry: RawEntry | null = null;
  private detail: RawDetail | null = null;
  private entries = 0;
  private details = 0;
  private sawStatements = false;

  constructor() {
    this.parser.on('doctype', () => this.refuse('not_safe', 'A document type is declared.'));
    this.parser.on('error', (error) => this.refuse(...faultOf(error)));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    this.parser.on('text', (text) => this.take(text));
    this.parser.on('cdata', (text) => this.take(text));
  }

  /** @throws StatementFault */
  write(text: string): void {
    this.parser.write(text);
  }

  /** @throws StatementFault */
  end(): RawStatement[] {
    this.parser.close();
    if (!this.sawStatements) this.refuse('not_camt053', 'There is no statement in it.');
    return this.statements;
  }

  private open(tag: SaxesTagNS): void {
    if (this.path.length + this.foreignDepth >= MAX_DEPTH) this.refuse('malformed', 'Elements are nested too deeply.');
    if (this.path.length === 0 && this.foreignDepth === 0) this.openRoot(tag);
    if (this.foreignDepth > 0 || tag.uri !== this.namespace) {
      this.foreignDepth += 1;
      return;
    }
    this.path.push(tag.local);
    this.text = '';
    if (this.path.length === 2 && tag.local === 'BkToCstmrStmt') this.sawStatements = true;
    if (this.at(STATEMENT_DEPTH, 'Stmt')) this.statements.push({ id: '', iban: '', entries: [] });
    if (this.at(STATEMENT_DEPTH + 1, 'Ntry')) this.openEntry();
    if (this.entry !== null && this.below() === 'Ntry/NtryDtls/TxDtls') this.openDetail(this.entry);
    if (tag.local === 'Amt') this.currency(tag.attributes['Ccy']?.value);
  }

  private openRoot(tag: SaxesTagNS): void {
    if (tag.local !== 'Document' || !CAMT053_NAMESPACES.includes(tag.uri)) {
      this.refuse(
        'not_camt053',
        `The file is <${tag.local.slice(0, 50)}> of ${tag.uri.slice(0, 100) || 'no namespace'}.`,
      );
    }
    this.namespace = tag.uri;
  }

  private openEntry(): void {
    this.entries += 1;
    if (this.entries > MAX_ENTRIES) this.refuse('too_large', `At most ${MAX_ENTRIES} entries are read at once.`);
    this.entry = { line: this.parser.line, fields: {}, details: [] };
    this.details = 0;
  }

  private openDetail(entry: RawEntry): void {
    this.details += 1;
    if (this.details > MAX_DETAILS) this.refuse('too_large', `At most ${MAX_DETAILS} parts of one entry are read.`);
    this.detail = { fields: {}, remittance: [] };
    entry.details.push(this.detail);
  }

  private close(): void {
    if (this.foreignDepth > 0) {
      this.foreignDepth -= 1;
      return;
    }
    this.keep(this.below(), this.text.trim());
    this.text = '';
    const name = this.path.pop();
    if (this.path.length === STATEMENT_DEPTH && name === 'Ntry' && this.entry !== null) {
      this.statements.at(-1)?.entries.push(this.entry);
      this.entry = null;
    }
    if (name === 'TxDtls') this.detail = null;
  }

  private keep(path: string, text: string): void {
    if (text === '') return;
    const statement = this.statements.at(-1);
    if (path === 'Id' && statement) statement.id = ownCopyOf(text);
    if (path === 'Acct/Id/IBAN' && statement) statement.iban = ownCopyOf(text);
    if (this.entry === null) return;
    if (this.detail === null) {
      const field = ENTRY_PATHS.get(path.slice('Ntry/'.length));
      if (field !== undefined) this.entry.fields[field] ??= ownCopyOf(text);
      return;
    }
    const below = path.slice('Ntry/NtryDtls/TxDtls/'.length);
    const field = DETAIL_PATHS.get(below);
    if (field !== undefined) this.detail.fields[field] ??= ownCopyOf(text);
    if (REMITTANCE_PATHS.includes(below) && this.detail.remittance.length < MAX_REMITTANCE)
      this.detail.remittance.push(ownCopyOf(text));
  }

  private currency(code: string | undefined): void {
    if (this.entry === null || code === undefined) return;
    const below = this.below();
    if (below === 'Ntry/Amt') this.entry.fields.currency ??= code;
    if (this.detail === null) return;
    if (below === 'Ntry/NtryDtls/TxDtls/Amt') this.detail.fields.currency ??= code;
    if (below === 'Ntry/NtryDtls/TxDtls/AmtDtls/TxAmt/Amt') this.detail.fields.instructedCurrency ??= code;
  }

  private take(text: string): void {
    if (this.foreignDepth > 0 || this.text.length >= MAX_TEXT) return;
    this.text = (this.text + text).slice(0, MAX_TEXT);
  }

  private at(depth: number, name: string): boolean {
    return this.path.length === depth && this.path[depth - 1] === name;
  }

  /** Where we are, seen from the statement. */
  private below(): string {
    return this.path.slice(STATEMENT_DEPTH).join('/');
  }

  private refuse(kind: StatementFault['kind'], message: string): never {
    throw new StatementFault(kind, this.parser.line, message);
  }
}

/** The parser's words, without its position, which is told apart. */
function faultOf(error: Error): ['not_safe' | 'malformed', string] {
  const words = error.message.replace(/^\d+:\d+: /, '').slice(0, 200);
  return words.includes('undefined entity')
    ? ['not_safe', 'An entity is used that XML does not define.']
    : ['malformed', words];
}

/** A piece of a long text keeps the whole of it in memory; a copy does not. */
function ownCopyOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
