import type { Place } from './template-nodes.js';

type Mode = 'text' | 'tag' | 'name' | 'value' | 'double' | 'single' | 'bare' | 'comment' | 'raw';

/** The state of the scanner; a value, so that the branches of a condition can begin alike. */
interface State {
  readonly mode: Mode;
  /** Name of the element whose tag is open, or whose raw text this is. */
  readonly element: string;
  readonly attribute: string;
  /** Nothing of the attribute's value was seen yet. */
  readonly isStart: boolean;
  /** Two branches ended in different places. */
  readonly isUnsure: boolean;
}

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'background', 'cite', 'poster', 'xlink:href']);
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea']);
const SPACE = /[\t\n\f\r /]/;
const CONDITIONAL = /^<!--\[if[^\]>]*\]>/i;
const LONGEST_NAME = 64;

/** Follows the HTML of a template, which may be as wrong as it likes, and says in what kind of place it stands. */
export class HtmlPlaces {
  private state: State = { mode: 'text', element: '', attribute: '', isStart: false, isUnsure: false };

  get now(): State {
    return this.state;
  }

  goTo(state: State): void {
    this.state = state;
  }

  /** Behind a condition: certain only where both ways led to the same place. */
  join(other: State): void {
    const { mode, element, attribute } = this.state;
    const same = mode === other.mode && element === other.element && attribute === other.attribute;
    const isStart = this.state.isStart || other.isStart;
    this.state = { ...this.state, isStart, isUnsure: !same || this.state.isUnsure || other.isUnsure };
  }

  /** The place of what is printed here; `forbidden` where nothing could make a value safe. */
  print(): Place | 'forbidden' {
    const { mode, element, attribute, isStart, isUnsure } = this.state;
    if (element === 'script' && mode === 'raw') return 'forbidden';
    const isValue = mode === 'double' || mode === 'single' || mode === 'value' || mode === 'bare';
    if (isValue && attribute.startsWith('on')) return 'forbidden';
    this.state = { ...this.state, isStart: false, mode: mode === 'value' ? 'bare' : mode };
    if (isUnsure || mode === 'tag' || mode === 'name' || mode === 'value' || mode === 'bare') return 'bare';
    return isValue && isStart && ADDRESSES.has(attribute) ? 'url' : 'html';
  }

  read(text: string): void {
    for (let at = 0; at < text.length;) at = this.step(text, at);
  }

  /** Reads on from `at`; answers where to go on. */
  private step(text: string, at: number): number {
    switch (this.state.mode) {
      case 'text':
        return this.inText(text, at);
      case 'comment':
        return this.until(text, at, '-->', { mode: 'text' });
      case 'raw':
        return this.inRawText(text, at);
      case 'double':
        return this.inQuotes(text, at, '"');
      case 'single':
        return this.inQuotes(text, at, "'");
      case 'tag':
      case 'name':
      case 'value':
      case 'bare':
        return this.inTag(text, at);
    }
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private until(text: string, at: number, end: string, then: Partial<State>): number {
    const found = text.indexOf(end, at);
    if (found < 0) return text.length;
    this.set(then);
    return found + end.length;
  }

  private inText(text: string, at: number): number {
    const open = text.indexOf('<', at);
    if (open < 0) return text.length;
    if (text.startsWith('<!--', open)) {
      const conditional = CONDITIONAL.exec(text.slice(open, open + 200));
      if (conditional) return open + conditional[0].length;
      this.set({ mode: 'comment' });
      return open + 4;
    }
    const name = /^<(\/?[a-z][^\s/>]{0,63})/i.exec(text.slice(open, open + 2 + LONGEST_NAME))?.[1];
    if (name === undefined) return open + 1;
    this.set({ mode: 'tag', element: name.toLowerCase(), attribute: '', isStart: false });
    return open + 1 + name.length;
  }

  private inRawText(text: string, at: number): number {
    const end = new RegExp(`</${this.state.element}`, 'ig');
    end.lastIndex = at;
    const found = end.exec(text);
    if (found === null) return text.length;
    this.set({ mode: 'tag', element: found[0].slice(1).toLowerCase(), attribute: '' });
    return found.index + found[0].length;
  }

  private inQuotes(text: string, at: number, quote: string): number {
    if (text[at] !== quote) this.set({ isStart: false });
    return this.until(text, at, quote, { mode: 'tag', attribute: '', isStart: false });
  }

  private inTag(text: string, at: number): number {
    const char = text[at]!;
    const { mode } = this.state;
    if (char === '>') this.endTag();
    else if (mode === 'value') this.beginValue(char);
    else if (SPACE.test(char)) {
      if (mode === 'bare') this.set({ mode: 'tag', attribute: '' });
      else if (mode === 'name') this.set({ mode: 'tag' });
    } else if (mode === 'bare') this.set({ isStart: false });
    else if (char === '=' && this.state.attribute !== '') this.set({ mode: 'value', isStart: true });
    else this.nameOn(char.toLowerCase());
    return at + 1;
  }

  private beginValue(char: string): void {
    if (char === '"') this.set({ mode: 'double' });
    else if (char === "'") this.set({ mode: 'single' });
    else if (!/\s/.test(char)) this.set({ mode: 'bare', isStart: false });
  }

  private nameOn(char: string): void {
    const { mode, attribute } = this.state;
    const before = mode === 'name' ? attribute : '';
    this.set({ mode: 'name', attribute: before.length < LONGEST_NAME ? before + char : before });
  }

  private endTag(): void {
    const { element } = this.state;
    const mode = RAW_TEXT.has(element) ? 'raw' : 'text';
    this.state = { mode, element: mode === 'raw' ? element : '', attribute: '', isStart: false, isUnsure: false };
  }
}
