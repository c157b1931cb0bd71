'use client';

import clsx from 'clsx';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/ui/button';
import { FieldError } from '@/ui/field';

export type PickedFile = { name: string; text: string };

const MAX_BYTES = 4_000_000;

export function DropCsv({ onPicked }: { onPicked: (file: PickedFile) => void }) {
  const t = useTranslations('mailboxes.import');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<'tooBig' | 'notText' | null>(null);

  const take = async (file: File | undefined) => {
    setOver(false);
    if (!file) return;
    if (file.size > MAX_BYTES) return setWrong('tooBig');
    const text = decode(await file.arrayBuffer());
    if (text.includes('\0')) return setWrong('notText');
    onPicked({ name: file.name, text });
  };

  return (
    <section
      aria-label={t('drop')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      }}
      className={clsx(
        'flex min-h-64 flex-col items-center justify-center gap-3 rounded-panel border-2 border-dashed p-8 text-center transition-colors',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-panel',
      )}
    >
      <FileSpreadsheet className="size-7 text-ink-3" aria-hidden />
      <p className="font-medium">{t('drop')}</p>
      <p className="text-sm text-ink-3">{t('or')}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label={t('choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button look="primary" onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      {wrong && <FieldError>{t(wrong)}</FieldError>}
    </section>
  );
}

/** Older Excel saves in the system's code page: what is no UTF-8 is read as that, so that ñ and é survive. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
