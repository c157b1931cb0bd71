import { Module } from '@nestjs/common';
import { NameServer } from './name-server.js';
import { ZoneSource } from './zone.source.js';

@Module({
  imports: [],
  controllers: [],
  providers: [ZoneSource, NameServer],
  exports: [NameServer],
})
export class NameServerModule {}
