/** Compiled, it becomes five to ten times as much. */
export const MAX_MJML_BYTES = 512 * 1024;
const MAX_ELEMENTS = 3_000;
const MAX_DEPTH = 50;
const MAX_FAULTS = 20;

export interface MjmlFault {
  readonly code: 'mjml_invalid' | 'mjml_include_not_allowed' | 'template_too_complex' | 'template_tag_lost';
  readonly line: number;
  readonly column: number | null;
  readonly message: string;
}

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isClosed: boolean;
  readonly at: number;
  readonly next: number;
}

/** What the compiler would forgive, follow or choke on; found before it starts. */
export function mjmlFaults(source: string): MjmlFault[] {
  const faults: MjmlFault[] = [];
  const open: Tag[] = [];
  let elements = 0;
  const fault = (at: number, code: MjmlFault['code'], message: string): void => {
    if (faults.length < MAX_FAULTS) faults.push({ code, ...placeOf(source, at), message });
  };
  for (let tag = nextTag(source, 0); tag !== null; tag = nextTag(source, tag.next)) {
    if (/^mj-include$/i.test(tag.name)) fault(tag.at, 'mjml_include_not_allowed', 'Nothing can be included.');
    else if (tag.isEnd) {
      if (open.at(-1)?.name === tag.name) open.pop();
      else {
        fault(tag.at, 'mjml_invalid', `</${tag.name}> closes nothing that is open here.`);
        break;
      }
    } else {
      elements += 1;
      if (!tag.isClosed) open.push(tag);
      if (elements > MAX_ELEMENTS || open.length > MAX_DEPTH) {
        const message =
          elements > MAX_ELEMENTS ? `More than ${MAX_ELEMENTS} elements.` : `Nested deeper than ${MAX_DEPTH}.`;
        fault(tag.at, 'template_too_complex', message);
        return faults;
      }
    }
  }
  if (elements === 0) fault(0, 'mjml_invalid', 'This is no MJML: it has no <mjml> element.');
  if (faults.length === 0 && open.length > 0)
    fault(open.at(-1)!.at, 'mjml_invalid', `<${open.at(-1)!.name}> is not closed.`);
  return faults;
}

/** Tags of the template that stand where MJML drops text, such as between two sections. */
export function lostTags(source: string, compiled: string): MjmlFault[] {
  const before = tagsOf(source);
  const after = new Map([...tagsOf(compiled)].map(([tag, places]) => [tag, places.length]));
  return [...before]
    .filter(([tag, places]) => (after.get(tag) ?? 0) < places.length)
    .slice(0, MAX_FAULTS)
    .map(([tag, places]) => ({
      code: 'template_tag_lost' as const,
      ...placeOf(source, places[0]!),
      message: `${tag.slice(0, 60)} stands where MJML takes no text. Between sections and columns it needs <mj-raw> around it.`,
    }));
}

/** Elements of MJML only: HTML inside of them is the business of whoever reads the mail. */
function nextTag(source: string, from: number): Tag | null {
  for (let at = source.indexOf('<', from); at >= 0; at = source.indexOf('<', at + 1)) {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end < 0) return null;
      at = end;
      continue;
    }
    const name = /^<(\/?)(mj[a-z-]*)(?=[\s/>])/i.exec(source.slice(at, at + 60));
    if (name === null) continue;
    const next = tagEnd(source, at + name[0].length);
    return { name: name[2]!, isEnd: name[1] === '/', isClosed: source[next - 2] === '/', at, next };
  }
  return null;
}

function tagEnd(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const char = source[at]!;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return at + 1;
    else if (char === '"' || char === "'") quote = char;
  }
  return source.length;
}

function tagsOf(text: string): Map<string, number[]> {
  const tags = new Map<string, number[]>();
  for (let at = text.indexOf('{{'); at >= 0;) {
    const isComment = text.startsWith('{{!', at);
    const end = text.indexOf('}}', at);
    if (end < 0) break;
    const stop = text[end + 2] === '}' ? end + 3 : end + 2;
    const tag = text.slice(at, stop).replace(/\s+/g, ' ');
    const known = tags.get(tag);
    if (!isComment && known !== undefined) known.push(at);
    else if (!isComment) tags.set(tag, [at]);
    at = text.indexOf('{{', stop);
  }
  return tags;
}

function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
