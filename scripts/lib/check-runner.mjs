/**
 * Runs named steps, two at a time, each after those it needs, and prints one line per step with its time.
 * A step answers `{ ok, lines, note }`; what it throws is a failure too: nothing passes because it could not run.
 */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const STEP_LIMIT_MS = 180_000;
const SHOWN_LINES = 40;

/** Runs a program and collects what it says. */
export function run(command, args, { cwd, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk) => (output += chunk);
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = setTimeout(() => {
      output += `\nstopped after ${STEP_LIMIT_MS / 1000} s`;
      child.kill('SIGKILL');
    }, STEP_LIMIT_MS);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${command} could not be started: ${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** A step that is one program: green when it exits with 0. `keep` picks the lines worth showing when it does not. */
export async function program(command, args, { keep = () => true, note = () => '', ...options } = {}) {
  const { code, output } = await run(command, args, options);
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const kept = lines.filter(keep);
  return { ok: code === 0, lines: kept.length > 0 ? kept : lines, note: code === 0 ? note(lines) : `exit ${code}` };
}

function report(step, result, seconds, print) {
  const mark = result.ok ? 'ok  ' : 'FAIL';
  print(`${mark}  ${step.name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s  ${result.note ?? ''}`.trimEnd());
  if (result.ok) return;
  for (const line of result.lines.slice(0, SHOWN_LINES)) print(`      ${line}`);
  if (result.lines.length > SHOWN_LINES)
    print(`      … and ${result.lines.length - SHOWN_LINES} more lines: npm run check -- ${step.name}`);
}

async function attempt(step, context) {
  try {
    return await step.run(context);
  } catch (error) {
    return { ok: false, lines: String(error?.stack ?? error).split('\n'), note: 'could not run' };
  }
}

/** @returns {Promise<boolean>} whether every step is green */
export async function runSteps(steps, context, { width = 2, print = console.log } = {}) {
  const began = performance.now();
  const outcome = new Map();
  const waiting = [...steps];
  const running = new Set();
  const named = new Set(steps.map((s) => s.name));
  const ready = (step) => (step.needs ?? []).every((need) => !named.has(need) || outcome.has(need));

  const start = (step) => {
    const since = performance.now();
    const lost = (step.needs ?? []).filter((need) => outcome.get(need) === false && step.strict);
    const work =
      lost.length > 0
        ? Promise.resolve({ ok: false, lines: [], note: `needs ${lost.join(', ')}` })
        : attempt(step, context);
    const task = work.then((result) => {
      outcome.set(step.name, result.ok);
      report(step, result, (performance.now() - since) / 1000, print);
      running.delete(task);
    });
    running.add(task);
  };

  while (waiting.length > 0 || running.size > 0) {
    for (let i = waiting.findIndex(ready); i >= 0 && running.size < width; i = waiting.findIndex(ready))
      start(waiting.splice(i, 1)[0]);
    if (running.size === 0) throw new Error(`steps wait for each other: ${waiting.map((s) => s.name).join(', ')}`);
    await Promise.race(running);
  }
  const red = [...outcome].filter(([, ok]) => !ok).map(([name]) => name);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(
    red.length === 0
      ? `check: ${outcome.size} steps green in ${seconds} s`
      : `check: ${red.join(', ')} failed; ${outcome.size - red.length} of ${outcome.size} green, ${seconds} s`,
  );
  return red.length === 0;
}
