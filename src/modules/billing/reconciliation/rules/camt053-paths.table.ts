import type { DetailField, EntryField } from './statement.js';

/** ISO 20022, camt.053 in the versions that banks send. */
export const CAMT053_NAMESPACES: readonly string[] = [
  'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02',
  'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08',
];

/** Elements of an entry, below `Ntry`. Version 02 has the status as text, 08 as a code below. */
export const ENTRY_PATHS = new Map<string, EntryField>(
  Object.entries({
    NtryRef: 'entryRef',
    Amt: 'amount',
    CdtDbtInd: 'indicator',
    RvslInd: 'reversal',
    Sts: 'status',
    'Sts/Cd': 'status',
    'BookgDt/Dt': 'bookedOn',
    'BookgDt/DtTm': 'bookedOn',
    'ValDt/Dt': 'valueOn',
    'ValDt/DtTm': 'valueOn',
    AcctSvcrRef: 'servicerRef',
    AddtlNtryInf: 'info',
  }),
);

/** Elements of one transaction, below `Ntry/NtryDtls/TxDtls`. Version 08 puts parties one level deeper. */
export const DETAIL_PATHS = new Map<string, DetailField>(
  Object.entries({
    Amt: 'amount',
    'AmtDtls/TxAmt/Amt': 'instructedAmount',
    CdtDbtInd: 'indicator',
    'Refs/AcctSvcrRef': 'servicerRef',
    'Refs/EndToEndId': 'endToEndId',
    'Refs/TxId': 'transactionId',
    'RltdPties/Dbtr/Nm': 'debtorName',
    'RltdPties/Dbtr/Pty/Nm': 'debtorName',
    'RltdPties/UltmtDbtr/Nm': 'ultimateDebtorName',
    'RltdPties/UltmtDbtr/Pty/Nm': 'ultimateDebtorName',
    'RltdPties/DbtrAcct/Id/IBAN': 'debtorIban',
    'RtrInf/Rsn/Cd': 'returnReason',
    'RtrInf/Rsn/Prtry': 'returnReason',
  }),
);

/** What a payer wrote, below `Ntry/NtryDtls/TxDtls`. */
export const REMITTANCE_PATHS: readonly string[] = [
  'RmtInf/Strd/CdtrRefInf/Ref',
  'RmtInf/Strd/RfrdDocInf/Nb',
  'RmtInf/Strd/AddtlRmtInf',
  'RmtInf/Ustrd',
];
