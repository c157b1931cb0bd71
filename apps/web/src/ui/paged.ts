/** A list that is read page by page, as `useInfiniteQuery` gives it. */
export interface Pages<Row> {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

/** What a table shows of it: its rows so far, what went wrong, and how to go on. */
export const paged = <Row>(list: Pages<Row>) => ({
  rows: list.data?.pages.flatMap((page) => page.items),
  error: list.error,
  onRetry: () => void list.refetch(),
  more: { available: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() },
});
