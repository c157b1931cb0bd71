import { Module } from '@nestjs/common';
import { OutsideResolver } from './resolver.js';

@Module({
  imports: [],
  controllers: [],
  providers: [OutsideResolver],
  exports: [OutsideResolver],
})
export class DnsModule {}
