'use client';

import clsx from 'clsx';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from './button';

export function CopyButton({ text, label }: { text: string | (() => string); label?: string }) {
  const t = useTranslations('ui');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1800);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      label={copied ? t('copied') : (label ?? t('copy'))}
      onClick={async () => {
        await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
        setCopied(true);
      }}
    >
      {copied ? <Check className="text-good" aria-hidden /> : <Copy aria-hidden />}
    </IconButton>
  );
}

/** A value one types into another program: monospaced, whole, with its copy button. */
export function Copyable({ text, large }: { text: string; large?: boolean }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className={clsx('min-w-0 font-mono break-all', large ? 'text-lg font-semibold' : 'text-sm')}>{text}</code>
      <CopyButton text={text} />
    </span>
  );
}
