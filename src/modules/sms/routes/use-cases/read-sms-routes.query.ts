import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { RouteSessionsRepository } from '../data/route-sessions.repository.js';
import { SmsRoutesRepository } from '../data/routes.repository.js';
import { hindranceTo, type Hindrance } from '../rules/choose-routes.js';
import type { RouteSession, SmsRoute } from '../rules/route.js';

export interface RoutesAtWork {
  routes: readonly SmsRoute[];
  sessions: readonly RouteSession[];
}

export interface RouteHealth {
  route: SmsRoute;
  sessions: RouteSession[];
}

const FRESH_MS = 1_000;

/** Routes and how they fare, at most a second old where many ask. */
@Injectable()
export class ReadSmsRoutes {
  private known: { at: number; answer: Promise<RoutesAtWork> } | null = null;

  constructor(
    private readonly routes: SmsRoutesRepository,
    private readonly sessions: RouteSessionsRepository,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<RouteHealth[]> {
    const { routes, sessions } = await this.read();
    const byRoute = groupBy(sessions, ({ routeId }) => routeId);
    return routes.map((route) => ({ route, sessions: byRoute.get(route.id) ?? [] }));
  }

  async one(id: string): Promise<RouteHealth | null> {
    return (await this.all()).find(({ route }) => route.id === id) ?? null;
  }

  /** Why nothing leaves for these countries, by country; those for which something does are left out. */
  async hindrances(countries: readonly string[]): Promise<Map<string, Hindrance>> {
    if (countries.length === 0) return new Map();
    const { routes, sessions } = await this.atWork();
    return new Map(
      countries.flatMap((country) => {
        const hindrance = hindranceTo(country, routes, sessions);
        return hindrance === null ? [] : [[country, hindrance] as const];
      }),
    );
  }

  /** Names of routes for people, by id. */
  async names(): Promise<Map<string, string>> {
    return new Map((await this.atWork()).routes.map(({ id, name }) => [id, name]));
  }

  atWork(): Promise<RoutesAtWork> {
    const now = this.clock.monotonicMs();
    if (this.known === null || now - this.known.at > FRESH_MS) {
      const answer = this.read();
      this.known = { at: now, answer };
      answer.catch(() => (this.known = null));
    }
    return this.known.answer;
  }

  private async read(): Promise<RoutesAtWork> {
    const [routes, sessions] = await Promise.all([this.routes.all(), this.sessions.all()]);
    return { routes, sessions };
  }
}
