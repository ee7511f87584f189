import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/internal';

/** Nest's numbers of parameter kinds (`RouteParamtypes`), which it does not publish as values. */
const REQUEST = 0;
const BODY = 3;
const QUERY = 4;
const RAW_BODY = 12;

type RouteArguments = Record<string, { index: number; data?: unknown }>;

function argumentsOf(controller: Type, method: string): [kind: number, data: unknown][] {
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as RouteArguments;
  return Object.entries(all).flatMap(([key, { data }]) =>
    /^\d+:/.test(key) ? [[Number.parseInt(key, 10), data]] : [],
  );
}

/** The query parameters that a handler reads: by name, or all when it takes a whole DTO or the request itself. */
export function readsQuery(controller: Type, method: string): 'all' | string[] {
  const known: string[] = [];
  for (const [kind, data] of argumentsOf(controller, method)) {
    if (kind === QUERY && typeof data === 'string') known.push(data);
    else if (kind === QUERY || kind === REQUEST) return 'all';
  }
  return known;
}

export function readsBody(controller: Type, method: string): boolean {
  return argumentsOf(controller, method).some(([kind]) => kind === BODY || kind === REQUEST || kind === RAW_BODY);
}
