import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { ACCESS } from './access.decorators.js';

/** `Controller.method` of each operation that says nothing of who may call it. */
export function withoutAccess(controllers: readonly Type[]): string[] {
  return controllers.flatMap(({ name, prototype }) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype as object))
      .filter(([, { value }]) => typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value))
      .filter(([method, { value }]) => method !== 'constructor' && !Reflect.hasMetadata(ACCESS, value))
      .map(([method]) => `${name}.${method}`),
  );
}

/** Fails the start for such an operation; the matrix test could not see one that the contract leaves out. */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const controllers = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as Type] : []));
    const missing = withoutAccess(controllers);
    if (missing.length > 0) throw new Error(`nothing says who may call ${missing.join(', ')}`);
  }
}
