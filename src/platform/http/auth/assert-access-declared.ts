import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/internal';
import { ACCESS } from './access.js';

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
