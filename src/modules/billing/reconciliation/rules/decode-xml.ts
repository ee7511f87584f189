import { StatementFault } from './statement-fault.js';

const DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/** Encodings that banks write. Others are refused rather than guessed. */
const KNOWN: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};

/** Bytes of an XML file as text, piece by piece. What they are in is read from their beginning (XML 1.0, appendix F). */
export class XmlDecoder {
  private decoder: InstanceType<typeof TextDecoder> | null = null;
  private held = Buffer.alloc(0);

  write(bytes: Buffer): string {
    if (this.decoder !== null) return this.decode(bytes, true);
    this.held = Buffer.concat([this.held, bytes]);
    if (this.held.length < 512) return '';
    return this.begin();
  }

  end(): string {
    const rest = this.decoder === null ? this.begin() : '';
    return rest + this.decode(Buffer.alloc(0), false);
  }

  private begin(): string {
    this.decoder = new TextDecoder(encodingOf(this.held), { fatal: true });
    const { held } = this;
    this.held = Buffer.alloc(0);
    return this.decode(held, true);
  }

  private decode(bytes: Buffer, stream: boolean): string {
    try {
      return this.decoder!.decode(bytes, { stream });
    } catch (cause) {
      const fault = new StatementFault('malformed', null, 'The bytes are not in the encoding that the file declares.');
      fault.cause = cause;
      throw fault;
    }
  }
}

/** By byte order mark, by the zeros of UTF-16, or by what the declaration says. */
function encodingOf(head: Buffer): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const declared = DECLARED.exec(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))?.[1]?.toLowerCase();
  if (declared === undefined) return 'utf-8';
  const encoding = KNOWN[declared];
  if (encoding === undefined || encoding.startsWith('utf-16')) {
    throw new StatementFault('malformed', 1, `The file is not written in ${declared}, or nobody reads that here.`);
  }
  return encoding;
}
