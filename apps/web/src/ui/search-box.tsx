'use client';

import { Search } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';

type Props = {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (value: string) => void;
  className?: string;
  /** For who gives the focus back to it. */
  inputRef?: RefObject<HTMLInputElement | null>;
};

const PAUSE_MS = 220;

/** Searches while one types, after a short pause; "/" reaches it from anywhere on the page. */
export function SearchBox({ label, placeholder, value, onSearch, className, inputRef }: Props) {
  const [text, setText] = useState(value);
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  const latest = useRef(onSearch);
  latest.current = onSearch;

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (text === value) return;
    pause.current = setTimeout(() => latest.current(text.trim()), PAUSE_MS);
    return () => clearTimeout(pause.current);
  }, [text, value]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, [input]);

  return (
    <search className={`relative ${className ?? ''}`}>
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        // Whoever leaves the box for a row wants that row: a search that came late would take the click back.
        onBlur={() => {
          clearTimeout(pause.current);
          if (text !== value) onSearch(text.trim());
        }}
        className="field-box pl-8.5"
      />
    </search>
  );
}
