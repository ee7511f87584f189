import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

const FOLDER = 'docs/images';

/** Keeps what the page shows as `docs/images/<name>.png`, when POSTHORN_PICTURES asks for it (`node scripts/pictures.mjs`). */
export async function picture(page: Page, name: string): Promise<void> {
  const wanted = process.env['POSTHORN_PICTURES'];
  if (!wanted) return;
  const folder = wanted === '1' ? FOLDER : wanted;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` });
}
