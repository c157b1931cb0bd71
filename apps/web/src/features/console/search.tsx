'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SearchResult } from '@/api/types';
import { Link } from '@/i18n/navigation';
import { SearchBox } from '@/ui/search-box';
import { useSearch } from './queries';

/** One box that finds whatever support is asked about. */
export function ConsoleSearch() {
  const t = useTranslations('console.search');
  const [q, setQ] = useState('');
  const results = useSearch(q);
  const open = q.length >= 2 && results.data !== undefined;
  return (
    <div className="sticky top-14 z-20 border-b border-line bg-panel py-2 lg:top-0">
      <div className="relative mx-auto max-w-6xl px-4 sm:px-8">
        <SearchBox label={t('label')} value={q} onSearch={setQ} className="max-w-xl" />
        {open && (
          <div className="absolute top-full mt-1 max-h-96 w-full max-w-xl overflow-y-auto rounded-panel border border-line bg-raised p-1 shadow-[var(--shadow-float)]">
            {results.data.length === 0 ? (
              <p className="px-3 py-2 text-ink-3">{t('empty')}</p>
            ) : (
              <ul>
                {results.data.map((result) => (
                  <li key={`${result.kind}${result.id}`}>
                    <Link
                      href={placeOf(result)}
                      onClick={() => setQ('')}
                      className="flex items-baseline gap-3 rounded-control px-3 py-1.5 hover:bg-hover"
                    >
                      <span className="w-16 shrink-0 text-xs text-ink-3">{t(`kind.${result.kind}`)}</span>
                      <span className="min-w-0 flex-1 truncate font-medium">{result.label}</span>
                      <span className="truncate text-sm text-ink-3">{result.detail}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

/** Staff see a tenant's own pages only by acting for it, so a mailbox leads to its company. */
function placeOf(result: SearchResult): string {
  if (result.kind === 'node') return '/console/fleet';
  return `/console/tenants?q=${encodeURIComponent(result.kind === 'tenant' ? result.label : result.detail || result.label)}`;
}
