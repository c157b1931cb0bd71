import { Module } from '@nestjs/common';
import { AddressBook } from './address-book.js';
import { RoutingController } from './routing.controller.js';
import { Routing } from './routing.service.js';

@Module({
  controllers: [RoutingController],
  providers: [Routing, AddressBook],
  exports: [AddressBook],
})
export class RoutingModule {}
