export * from './answer.ts';
export * from './compare.ts';
export * from './customer.ts';
export * from './dkim.ts';
export * from './finding.ts';
export * from './platform.ts';
export * from './record.ts';
