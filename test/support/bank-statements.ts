/** Makes bank statements (camt.053) as banks write them, escaped, in both versions that are read. */
export type CamtVersion = '02' | '08';

export interface StatementLine {
  amount: string;
  currency?: string;
  indicator?: 'CRDT' | 'DBIT';
  status?: 'BOOK' | 'PDNG' | 'INFO';
  reversal?: boolean;
  bookedOn?: string;
  /** The bank's own name of the entry. */
  servicerRef?: string;
  entryRef?: string;
  info?: string;
  /** One transaction, unless it is a collective booking. */
  details?: LineDetail[];
  remittance?: string[];
  structured?: string;
  endToEndId?: string;
  debtor?: string;
  debtorIban?: string;
  returnReason?: string;
}

export interface LineDetail {
  amount?: string;
  currency?: string;
  servicerRef?: string;
  endToEndId?: string;
  remittance?: string[];
  structured?: string;
  debtor?: string;
  debtorIban?: string;
  returnReason?: string;
}

export interface StatementOptions {
  version?: CamtVersion;
  iban?: string;
  id?: string;
  /** A namespace prefix instead of the default namespace. */
  prefix?: string;
}

/** The account of the seller that every installation begins with. */
export const SELLER_IBAN = 'FR7630006000011234567890189';

export function camt053(lines: readonly StatementLine[], options: StatementOptions = {}): string {
  return [...camt053Pieces(lines, options)].join('');
}

/** The same piece by piece, for files that nobody wants to hold. */
export function* camt053Pieces(
  lines: Iterable<StatementLine>,
  { version = '08', iban = SELLER_IBAN, id = 'STMT-1', prefix }: StatementOptions = {},
): Generator<string> {
  const inPrefix = (xml: string): string =>
    prefix === undefined ? xml : xml.replace(/<(\/?)(?=[A-Z])/g, `<$1${prefix}:`);
  const name = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const namespace = `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield inPrefix(`<Document ${name}="${namespace}"><BkToCstmrStmt>
<GrpHdr><MsgId>MSG-${text(id)}</MsgId><CreDtTm>2026-11-22T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>${text(id)}</Id><CreDtTm>2026-11-22T06:00:00</CreDtTm>
<Acct><Id><IBAN>${text(iban)}</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-21</Dt></Dt></Bal>
`);
  for (const line of lines) yield inPrefix(entry(line, version));
  yield inPrefix('</Stmt></BkToCstmrStmt></Document>\n');
}

function entry(line: StatementLine, version: CamtVersion): string {
  const { amount, currency = 'EUR', indicator = 'CRDT', status = 'BOOK', bookedOn = '2026-11-20' } = line;
  const details = line.details ?? [detailOf(line)];
  return `<Ntry>${optional('NtryRef', line.entryRef)}<Amt Ccy="${text(currency)}">${text(amount)}</Amt><CdtDbtInd>${indicator}</CdtDbtInd>${
    line.reversal === undefined ? '' : `<RvslInd>${line.reversal}</RvslInd>`
  }<Sts>${version === '02' ? status : `<Cd>${status}</Cd>`}</Sts><BookgDt><Dt>${text(bookedOn)}</Dt></BookgDt><ValDt><Dt>${text(bookedOn)}</Dt></ValDt>${optional(
    'AcctSvcrRef',
    line.servicerRef,
  )}<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>${details
    .map((detail) => detailXml(detail, version))
    .join('')}</NtryDtls>${optional('AddtlNtryInf', line.info)}</Ntry>\n`;
}

function detailOf({ remittance, structured, endToEndId, debtor, debtorIban, returnReason }: StatementLine): LineDetail {
  return {
    ...(remittance === undefined ? {} : { remittance }),
    ...(structured === undefined ? {} : { structured }),
    ...(endToEndId === undefined ? {} : { endToEndId }),
    ...(debtor === undefined ? {} : { debtor }),
    ...(debtorIban === undefined ? {} : { debtorIban }),
    ...(returnReason === undefined ? {} : { returnReason }),
  };
}

function detailXml(detail: LineDetail, version: CamtVersion): string {
  const { amount, currency = 'EUR', servicerRef, endToEndId = 'NOTPROVIDED' } = detail;
  const money = amount === undefined ? '' : `<Amt Ccy="${text(currency)}">${text(amount)}</Amt>`;
  const named = optional('Nm', detail.debtor);
  const debtor = named === '' ? '' : `<Dbtr>${version === '02' ? named : `<Pty>${named}</Pty>`}</Dbtr>`;
  const iban = optional('IBAN', detail.debtorIban);
  const account = iban === '' ? '' : `<DbtrAcct><Id>${iban}</Id></DbtrAcct>`;
  const structured = optional('Ref', detail.structured);
  return `<TxDtls><Refs>${optional('AcctSvcrRef', servicerRef)}<EndToEndId>${text(endToEndId)}</EndToEndId></Refs>${
    version === '02' && money !== '' ? `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>` : money
  }<RltdPties>${debtor}${account}</RltdPties><RmtInf>${(detail.remittance ?? [])
    .map((line) => `<Ustrd>${text(line)}</Ustrd>`)
    .join('')}${structured === '' ? '' : `<Strd><CdtrRefInf>${structured}</CdtrRefInf></Strd>`}</RmtInf>${
    detail.returnReason === undefined ? '' : `<RtrInf><Rsn><Cd>${text(detail.returnReason)}</Cd></Rsn></RtrInf>`
  }</TxDtls>`;
}

function optional(element: string, value: string | undefined): string {
  return value === undefined ? '' : `<${element}>${text(value)}</${element}>`;
}

function text(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
