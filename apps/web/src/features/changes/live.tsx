'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

/** What each event makes stale: the first words of the query keys that show it. */
const STALE: Record<string, readonly string[]> = {
  change: ['changes', 'overview', 'plan-of-action'],
  receipt: ['changes', 'overview', 'continuity', 'pairs', 'console'],
  import: ['imports', 'mailboxes', 'plan-of-action'],
  switchover: ['switchovers', 'continuity', 'overview', 'audit'],
  delivery: ['trace', 'overview'],
  health: ['continuity', 'overview', 'nodes', 'pairs', 'console'],
  zone: ['domains'],
};
/** A burst of events (a bulk import, a busy hour of mail) costs one reading, not a hundred. */
const GATHER_MS: Record<string, number> = { change: 60, receipt: 60, switchover: 60, import: 250, delivery: 2000, health: 2000 };

const LiveContext = createContext<boolean>(false);

/** One stream of server-sent events for the whole page; queries are read again when their subject moved. */
export function LiveUpdates({ url, children }: { url: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const source = new EventSource(url);
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const refresh = (subject: string) => void queries.invalidateQueries({ queryKey: [subject] });
    let lost = false;
    source.onopen = () => {
      setConnected(true);
      // What happened while the line was down was not told: read everything on screen once.
      if (lost) void queries.invalidateQueries();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      setConnected(false);
    };
    for (const [type, subjects] of Object.entries(STALE)) {
      source.addEventListener(type, () => {
        if (timers.has(type)) return;
        const timer = setTimeout(() => {
          timers.delete(type);
          for (const subject of subjects) refresh(subject);
        }, GATHER_MS[type] ?? 500);
        timers.set(type, timer);
      });
    }
    return () => {
      source.close();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [url, queries]);
  return <LiveContext value={connected}>{children}</LiveContext>;
}

export const useLiveConnected = () => useContext(LiveContext);
