import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * What Nest's scanner cannot see: a path parameter of a branded type has no class at run time and is left out, and every
 * header counts as required. The first come from the path itself; of the second, only our own are truly asked for.
 */
export function completeParameters(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const parameters = (operation.parameters ?? []).map((one) =>
        'in' in one && one.in === 'header' && one.name === 'accept-language' ? { ...one, required: false } : one,
      );
      const known = new Set(parameters.flatMap((one) => ('in' in one && one.in === 'path' ? one.name : [])));
      const missing = names.filter((name) => !known.has(name));
      operation.parameters = [
        ...parameters,
        ...missing.map((name) => ({
          name,
          in: 'path' as const,
          required: true,
          schema: { type: 'string' as const, format: 'uuid' },
        })),
      ];
    }
  }
  return document;
}
