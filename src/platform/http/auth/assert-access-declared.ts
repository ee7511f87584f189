import { type INestApplicationContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/internal';
import { ACCESS, OPERATION } from './access.js';

/** Refuses to start with an operation that does not say who may call it. */
@Injectable()
export class AssertAccessDeclared implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const bare = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => this.undeclared(metatype as (new () => object) | null));
    if (bare.length > 0) throw new Error(`these operations lack @Access: ${bare.join(', ')}`);
  }

  private undeclared(controller: (new () => object) | null): string[] {
    if (!controller) return [];
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter(
        (name) =>
          Reflect.hasMetadata(PATH_METADATA, prototype[name]!) && !Reflect.hasMetadata(ACCESS, prototype[name]!),
      )
      .map((name) => `${controller.name}.${name}`);
  }
}

/** The rows of the table that the loaded controllers name. */
export function declaredOperations(app: INestApplicationContext): string[] {
  const scanner = new MetadataScanner();
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as (new () => object) | null)?.prototype as Record<string, object> | undefined;
    if (!prototype) return [];
    const names = scanner.getAllMethodNames(prototype);
    return names.flatMap((name) => (Reflect.getMetadata(OPERATION, prototype[name]!) as string | undefined) ?? []);
  });
}
