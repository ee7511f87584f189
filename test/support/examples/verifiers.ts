import type { Workbench } from './programs.js';

/** One request as it arrives, and the moment of its arrival in seconds. */
export interface Arrival {
  secret: string;
  headers: Record<string, string>;
  body: string;
  now: number;
}

/** How each language calls the function that the page shows. */
const HARNESS = {
  js: `
import { readFileSync } from 'node:fs';
const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
console.log(JSON.stringify(cases.map(({ secret, headers, body, now }) => isGenuine(secret, headers, body, now))));
`,
  python: `
import json
with open('cases.json', 'rb') as file:
    cases = json.load(file)
print(json.dumps([is_genuine(c['secret'], c['headers'], c['body'].encode(), c['now']) for c in cases]))
`,
  php: `
$cases = json_decode(file_get_contents('cases.json'), true);
echo json_encode(array_map(fn ($c) => is_genuine($c['secret'], $c['headers'], $c['body'], $c['now']), $cases)), "\\n";
`,
} as const;

/** What the shown code says of each arrival. */
export async function judgedBy(bench: Workbench, language: keyof typeof HARNESS, code: string, cases: Arrival[]) {
  bench.write('cases.json', JSON.stringify(cases));
  const { code: ended, output } = await bench.program(language, code + HARNESS[language]);
  if (ended !== 0) throw new Error(output);
  return JSON.parse(output) as boolean[];
}
