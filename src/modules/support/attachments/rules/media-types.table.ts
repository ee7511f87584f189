/** Bytes at a place that say what a file is. */
interface MagicNumber {
  at: number;
  bytes: string;
}

/** What tickets take as a picture or a document (WHATWG MIME Sniffing §6, RFC 9649 §2.3, ISO 32000-1 §7.5.2). */
export const BINARY_TYPES = [
  { contentType: 'image/png', magic: [{ at: 0, bytes: '\x89PNG\r\n\x1a\n' }], extensions: ['png'] },
  { contentType: 'image/jpeg', magic: [{ at: 0, bytes: '\xff\xd8\xff' }], extensions: ['jpg', 'jpeg'] },
  { contentType: 'image/gif', magic: [{ at: 0, bytes: 'GIF87a' }], extensions: ['gif'] },
  { contentType: 'image/gif', magic: [{ at: 0, bytes: 'GIF89a' }], extensions: ['gif'] },
  {
    contentType: 'image/webp',
    magic: [
      { at: 0, bytes: 'RIFF' },
      { at: 8, bytes: 'WEBPVP8' },
    ],
    extensions: ['webp'],
  },
  { contentType: 'application/pdf', magic: [{ at: 0, bytes: '%PDF-' }], extensions: ['pdf'] },
] as const satisfies readonly {
  contentType: string;
  magic: readonly MagicNumber[];
  extensions: readonly [string, ...string[]];
}[];

/** Text says nothing about itself: its name decides which of these it is. */
export const TEXT_TYPES = [
  { contentType: 'text/csv', extensions: ['csv'] },
  { contentType: 'message/rfc822', extensions: ['eml'] },
  { contentType: 'text/plain', extensions: ['txt', 'log', 'json', 'md', 'yml', 'yaml', 'ini', 'conf', 'cfg'] },
] as const satisfies readonly { contentType: string; extensions: readonly [string, ...string[]] }[];

export type MediaType = (typeof BINARY_TYPES | typeof TEXT_TYPES)[number]['contentType'];

/** Signs of archives and programs that hide behind the end or inside of a picture: long enough to be no accident. */
export const FOREIGN_SIGNS = [
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  'MSCF\0\0\0\0',
  'This program cannot be run in DOS mode',
  'This program must be run under Win32',
  '\x7fELF\x01\x01\x01',
  '\x7fELF\x02\x01\x01',
] as const;

/** What a browser or a server would run, wherever in a picture it stands. */
export const ACTIVE_TEXT = /<script|<html|<iframe|<!doctype|<object|<embed|<\?php|<svg[\s>/]|<foreignobject/i;

/** A text that begins so is shown as a page by whoever looks at content (WHATWG MIME Sniffing §7.1). */
export const MARKUP_BEGINNING =
  /^(?:\s|<!--(?:(?!-->)[^])*-->)*<(?:!doctype|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|math|xml|\?xml|\?php|\?=|%|object|embed|form|img|link|meta|base|xsl:|\w+:svg)(?:[\s>/:]|$)/i;

/** A text that a shell would run. */
export const SCRIPT_BEGINNING = /^(?:\s*@echo\s+off\b|#!)/i;

/** Names that ask to be run or opened as a page, whatever is in the file. */
export const RUN_BY_NAME: ReadonlySet<string> = new Set(
  (
    'app application bas bat bin chm class cmd com cpl crt csh deb desktop dll dmg docm dotm elf exe gadget hta htm html img inf ins iso ' +
    'jar jnlp js jse ksh lnk mht mhtml mjs msc msh msi msp mst php phtml pif pl pptm ps1 ps2 psc1 py pyc rb reg rpm scf scr sct sh shb shs ' +
    'shtml svg svgz swf sys url vb vbe vbs vhd vhdx ws wsc wsf wsh xaml xbap xht xhtml xll xlsm xml xsl xslt zsh'
  ).split(' '),
);
