/** Where in the output a variable stands; decides how its value is made safe. */
export type Place =
  /** Text, or a quoted attribute. */
  | 'html'
  /** The beginning of a quoted attribute that holds an address, such as `href`. */
  | 'url'
  /** An attribute without quotes, or a place that depends on a condition. */
  | 'bare'
  /** A subject, or text without markup. */
  | 'plain';

/** `order.lines`, `../name`, `this`, `@index`. */
export interface Path {
  readonly parts: readonly string[];
  /** How many lists up (`../`); null counts from the top (`@root`). */
  readonly up: number | null;
  /** What the list says about its present item; `parts` is empty then. */
  readonly about: 'index' | 'first' | 'last' | 'key' | null;
  /** As it was written. */
  readonly written: string;
}

export type Operand = { readonly path: Path } | { readonly value: string };

export type TemplateNode =
  | { readonly kind: 'literal'; readonly text: string; readonly bytes: number }
  | {
      readonly kind: 'print';
      readonly path: Path;
      readonly fallbacks: readonly Operand[];
      readonly place: Place;
      readonly raw: boolean;
    }
  | { readonly kind: 'if'; readonly path: Path; readonly yes: Program; readonly no: Program }
  | { readonly kind: 'each'; readonly path: Path; readonly body: Program; readonly none: Program | null };

export type Program = readonly TemplateNode[];

/** Something in a template that cannot be, and where. Lines and columns count from 1. */
export interface TemplateFault {
  readonly code: 'template_syntax' | 'template_unsupported' | 'template_too_complex';
  readonly line: number;
  readonly column: number | null;
  readonly message: string;
}

export type ReadTemplate =
  { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly faults: TemplateFault[] };
