import { Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../errors/result.js';

/** An id in a path; what is no UUID exists as little as one that nobody has. */
@Injectable()
export class Uuid implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!z.uuid().safeParse(value).success) throw new Problem('resource.not_found');
    return value;
  }
}
