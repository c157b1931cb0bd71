'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { RawLogLine } from '@/api/types';
import { useTenant } from '@/features/session/session';
import { LogLines } from './log-lines';

/** More would make a browser slow, and nobody reads back that far: that is what the search is for. */
const KEPT = 500;

type State = 'connecting' | 'open' | 'lost';

/** Lines as they are written, the newest on top. */
export function LogLive({ query, onEnd }: { query: Record<string, string>; onEnd: () => void }) {
  const t = useTranslations('log');
  const { id: tenantId } = useTenant();
  const [lines, setLines] = useState<RawLogLine[]>([]);
  const [state, setState] = useState<State>('connecting');
  const end = useRef(onEnd);
  end.current = onEnd;
  const address = `/v1/tenants/${tenantId}/log/stream?${new URLSearchParams(query)}`;
  useEffect(() => {
    const source = new EventSource(address);
    source.addEventListener('lines', (event) => {
      setState('open');
      const fresh: RawLogLine[] = JSON.parse(event.data);
      if (fresh.length > 0) setLines((before) => [...fresh.reverse(), ...before].slice(0, KEPT));
    });
    source.addEventListener('end', () => end.current());
    source.onerror = () => setState('lost');
    return () => source.close();
  }, [address]);
  return (
    <>
      <p className="mb-2 text-sm text-ink-3" role="status">
        {t(`liveState.${state}`)}
      </p>
      <LogLines lines={lines} />
    </>
  );
}
