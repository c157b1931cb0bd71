'use client';

import { createNavigation } from 'next-intl/navigation';
import { type ComponentProps, useState } from 'react';
import { routing } from './routing';

const { Link: LocalizedLink } = createNavigation(routing);

/**
 * A page is fetched ahead when a pointer or the keyboard comes near its link, not when the link is on screen: a list of fifty
 * rows would ask for fifty pages, before its own rows.
 */
export function Link({ onMouseEnter, onTouchStart, onFocus, ...props }: ComponentProps<typeof LocalizedLink>) {
  const [near, setNear] = useState(false);
  return (
    <LocalizedLink
      {...props}
      prefetch={near ? null : false}
      onMouseEnter={(event) => {
        setNear(true);
        onMouseEnter?.(event);
      }}
      onTouchStart={(event) => {
        setNear(true);
        onTouchStart?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
