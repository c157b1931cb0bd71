import { Controller, Get, Post } from '@nestjs/common';
import { expect, it } from 'vitest';
import { withoutAccess } from './access.check.js';
import { Public, Requires } from './access.decorators.js';

@Controller('door')
class Door {
  @Get()
  @Public()
  look() {}

  @Post()
  @Requires('mailbox:create')
  enter() {}

  @Post('back')
  forgotten() {}

  notAnOperation() {}
}

it('names the operation that says nothing of who may call it', () => {
  expect(withoutAccess([Door])).toEqual(['Door.forgotten']);
});
