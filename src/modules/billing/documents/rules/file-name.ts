import type { Language } from '../../../../kernel/texts.js';
import type { DocumentKind } from './document-kinds.js';
import { TITLES } from './document-texts.table.js';

interface Named {
  kind: DocumentKind;
  number: string;
  language: Language;
}

/** `facture-2026-000042.pdf`: letters that every system and every header can carry. */
export function fileNameOf({ kind, number, language }: Named, format: 'pdf' | 'xml'): string {
  return `${plain(TITLES[kind][language]).toLowerCase()}-${plain(number)}.${format}`;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
