'use client';

import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { Button } from './button';
import { LoadError, ProblemNote } from './problem-note';
import { Skeleton } from './skeleton';

export type Column<R> = {
  id: string;
  header: ReactNode;
  cell: (row: R) => ReactNode;
  /** Numbers stand on the right, in figures of one width. */
  numeric?: boolean;
  /** The name by which the API sorts; without it the column cannot be sorted. */
  sort?: string;
  /** Left out on narrow screens. */
  secondary?: boolean;
  className?: string;
  /** Something to press, above the row's own link. */
  control?: boolean;
};

type Props<R> = {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[] | undefined;
  rowKey: (row: R) => string;
  rowHref?: (row: R) => string;
  error?: unknown;
  onRetry?: () => void;
  empty: ReactNode;
  sort?: string;
  onSort?: (sort: string) => void;
  more?: { available: boolean; loading: boolean; load: () => void };
  skeletonRows?: number;
};

export function DataTable<R>(props: Props<R>) {
  const { label, columns, rows, rowKey, rowHref, error, onRetry, empty, sort, onSort, more, skeletonRows = 8 } = props;
  const t = useTranslations('ui');
  if (error && !rows) return <LoadError error={error} onRetry={onRetry ?? (() => window.location.reload())} />;
  if (rows?.length === 0) return <>{empty}</>;
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left" aria-label={label} aria-busy={!rows}>
          <thead className="max-sm:sr-only">
            <tr className="border-b border-line text-xs text-ink-3">
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              ? rows.map((row) => <Row key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} />)
              : Array.from({ length: skeletonRows }, (_, line) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
                  <tr key={line} className={clsx('border-b border-line last:border-b-0', PHONE_ROW)}>
                    {columns.map((column, index) => (
                      <td key={column.id} className={cellClass(column)}>
                        <Skeleton className={clsx('h-4 my-0.75', index === 0 ? 'w-40' : 'w-16', column.numeric && 'ml-auto')} />
                      </td>
                    ))}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
      {/* The rows that are there stay: what failed is the next page, or the look for news. */}
      {rows && <ProblemNote error={error} className="m-3" />}
      {more?.available && (
        <div className="flex justify-center border-t border-line p-3">
          <Button busy={more.loading} onClick={more.load}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

type RowProps<R> = { row: R; columns: readonly Column<R>[]; href: string | undefined };

/** Drawn again only when its own data or the columns changed: a live list of hundreds moves by a row or two. */
const Row = memo(function Row<R>({ row, columns, href }: RowProps<R>) {
  const leading = columns.find((column) => !column.control);
  return (
    <tr
      className={clsx('border-b border-line last:border-b-0', PHONE_ROW, href && 'relative hover:bg-hover focus-within:bg-hover')}
    >
      {columns.map((column) => (
        <td key={column.id} className={cellClass(column)}>
          {column === leading && href ? (
            <Link href={href} className="font-medium after:absolute after:inset-0 focus-visible:outline-offset-4">
              {column.cell(row)}
            </Link>
          ) : (
            <>
              {column.numeric && <span className="mr-1.5 text-xs text-ink-3 sm:hidden">{column.header}</span>}
              {column.cell(row)}
            </>
          )}
        </td>
      ))}
    </tr>
  );
}) as <R>(props: RowProps<R>) => ReactNode;

// On a phone a row is a small card: its cells flow, the first one across, and the head is there for screen readers.
const PHONE_ROW = 'max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-4 max-sm:py-2.5';

const cellClass = <R,>(column: Column<R>) =>
  clsx(
    'px-3 py-2 align-middle sm:first:pl-5 sm:last:pr-5 max-sm:w-auto max-sm:!p-0 max-sm:first:w-full',
    column.numeric && 'text-right figures',
    column.secondary && 'max-md:hidden',
    column.control && 'relative z-10',
    column.className,
  );

function HeaderCell<R>({ column, sort, onSort }: { column: Column<R>; sort?: string; onSort?: (sort: string) => void }) {
  const t = useTranslations('ui');
  const ascending = sort === column.sort;
  const descending = sort === `-${column.sort}`;
  const sortable = column.sort && onSort;
  return (
    <th
      scope="col"
      aria-sort={sortable ? (ascending ? 'ascending' : descending ? 'descending' : 'none') : undefined}
      className={clsx(cellClass(column), 'font-medium whitespace-nowrap')}
    >
      {sortable ? (
        <button
          type="button"
          title={t('sortBy')}
          onClick={() => onSort(ascending ? `-${column.sort}` : (column.sort ?? ''))}
          className="-mx-1 inline-flex items-center gap-1 rounded px-1 hover:text-ink"
        >
          {column.header}
          <span className="grid size-3 place-items-center">
            {ascending && <ArrowUp className="size-3" aria-hidden />}
            {descending && <ArrowDown className="size-3" aria-hidden />}
          </span>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
