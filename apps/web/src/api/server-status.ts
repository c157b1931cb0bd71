import 'server-only';
import { apiOrigin } from '@/config';
import type { ServiceStatus } from './types';

/** Null when even the API does not answer: the page must say something exactly then. */
export async function readStatus(): Promise<ServiceStatus | null> {
  try {
    const response = await fetch(`${apiOrigin()}/v1/status`, { cache: 'no-store', signal: AbortSignal.timeout(3000) });
    return response.ok ? ((await response.json()) as ServiceStatus) : null;
  } catch {
    return null;
  }
}
