/** CPU seconds and memory of whole process trees, read from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100; // getconf CLK_TCK on Linux

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // utime, stime, and those of the children that ended and were waited for
    const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

/** Every process below the given ones, themselves included. */
export function treeOf(roots) {
  const children = new Map();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const stat = statOf(pid);
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), pid]);
  }
  const found = new Set();
  const walk = (pid) => {
    if (found.has(pid)) return;
    found.add(pid);
    for (const child of children.get(pid) ?? []) walk(child);
  };
  roots.forEach(walk);
  return [...found];
}

export function cpuSeconds(roots) {
  return treeOf(roots).reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0) / TICKS_PER_SECOND;
}

/** Proportional set size: shared buffers count once, not once per backend. */
export function memoryMb(roots) {
  let kb = 0;
  for (const pid of treeOf(roots)) {
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
    } catch {
      // gone in the meantime
    }
  }
  return kb / 1024;
}

/** Samples memory until it is told to stop, and answers the peak. */
export function watchMemory(roots, everyMs = 500) {
  let peak = memoryMb(roots());
  const timer = setInterval(() => (peak = Math.max(peak, memoryMb(roots()))), everyMs);
  return () => {
    clearInterval(timer);
    return Math.max(peak, memoryMb(roots()));
  };
}
