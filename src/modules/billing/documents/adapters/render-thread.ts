import { parentPort } from 'node:worker_threads';
import type { Paper } from '../rules/paper.js';
import { renderPaper } from './render-paper.js';

/** What the thread is asked, and what it answers. */
export interface RenderJob {
  id: number;
  paper: Paper;
  xml: string | null;
}
export type RenderResult = { id: number; bytes: Uint8Array } | { id: number; fault: string };

/** The thread that draws: tens of milliseconds of arithmetic for a document, which no request should wait for. */
parentPort?.on('message', (job: RenderJob) => {
  void answer(job).then((result) => parentPort?.postMessage(result));
});

async function answer({ id, paper, xml }: RenderJob): Promise<RenderResult> {
  try {
    return { id, bytes: new Uint8Array(await renderPaper(paper, xml)) };
  } catch (error) {
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
