import type { Prepared } from './prepare.js';
import type { Running } from './boot.js';

/** What a person sees once everything runs. */
export async function welcome({ config, engines }: Prepared, running: Running): Promise<string> {
  const lines = ['', `Posthorn runs (${config.values.ROLES.join(', ')}) on ${engines.describe}.`];
  if (running.url) {
    lines.push(`  API        ${running.url}/v1`, `  Swagger UI ${running.url}/docs`);
    if (config.devInbox) lines.push(`  Inbox      ${running.url}/dev/inbox`);
  }
  const operator = running.firstStart.operator;
  if (operator?.password) {
    lines.push('', `First operator: ${operator.email}, password ${operator.password} (shown only now; keep it).`);
  }
  return lines.join('\n');
}
