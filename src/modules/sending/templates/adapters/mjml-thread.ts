import { parentPort } from 'node:worker_threads';
import * as core from 'mjml-core';
import preset from 'mjml-preset-core';

/** What the thread is asked, and what it answers. */
export interface MjmlJob {
  readonly source: string;
}
export type MjmlResult =
  | { readonly kind: 'ready' }
  | { readonly kind: 'compiled'; readonly html: string }
  | { readonly kind: 'invalid'; readonly errors: { line: number; message: string }[] };

const MAX_ERRORS = 20;

type Compile = (
  source: string,
  options: { presets: unknown[]; ignoreIncludes: true; keepComments: true },
) => Promise<{ html: string; errors: { line: number; message: string }[] }>;
/* A CommonJS module of two defaults. */
const compile = (core.default as unknown as { default: Compile }).default;

/** The thread that compiles MJML: nothing of it can hold the process up, and it knows no secret. */
parentPort?.on('message', (job: MjmlJob) => {
  void answer(job).then((result) => parentPort?.postMessage(result));
});
parentPort?.postMessage({ kind: 'ready' } satisfies MjmlResult);

async function answer({ source }: MjmlJob): Promise<MjmlResult> {
  try {
    const { html, errors } = await compile(source, { presets: [preset], ignoreIncludes: true, keepComments: true });
    if (errors.length === 0) return { kind: 'compiled', html };
    return { kind: 'invalid', errors: errors.slice(0, MAX_ERRORS).map(({ line, message }) => ({ line, message })) };
  } catch (error) {
    const message = error instanceof RangeError ? 'It is nested too deeply.' : 'It cannot be read as MJML.';
    return { kind: 'invalid', errors: [{ line: 1, message }] };
  }
}
