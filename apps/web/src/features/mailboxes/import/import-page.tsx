'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { useDomains } from '@/features/domain/queries';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { MailboxTabs } from '../mailbox-tabs';
import { downloadCsv, readPreview } from './csv-preview';
import { DropCsv, type PickedFile } from './drop-csv';
import { ImportProgress } from './import-progress';
import { useStartImport } from './queries';

export function ImportMailboxes() {
  const t = useTranslations('mailboxes');
  const csv = useTranslations('mailboxes.import.csv');
  const [file, setFile] = useState<PickedFile | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const start = useStartImport();
  const domains = useDomains();
  const domain = domains.data?.[0]?.name ?? 'empresa.com';

  const columns = [
    [csv('address'), `ana@${domain}`],
    [csv('name'), 'Ana Pérez'],
    [csv('kind'), csv('kinds')],
    [csv('access'), csv('accesses')],
    [csv('quota'), '5120'],
    [csv('group'), csv('groupNote')],
    [csv('password'), csv('passwordNote')],
  ] as const;

  const again = () => {
    setFile(null);
    setKey(newIdempotencyKey());
    start.reset();
  };

  return (
    <Page title={t('title')} purpose={t('import.purpose')}>
      <MailboxTabs />
      {start.data ? (
        <ImportProgress id={start.data.id} linkKey={start.data.linkKey} onAgain={again} />
      ) : file ? (
        <Preview
          file={file}
          busy={start.isPending}
          error={start.error}
          onImport={() => start.mutate({ key, csv: file.text })}
          onChange={again}
        />
      ) : (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <DropCsv onPicked={setFile} />
          <Panel title={t('import.columnsTitle')}>
            <p className="mb-3 text-ink-2">{t('import.columnsText')}</p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 font-mono text-sm">
              {columns.map(([name, example]) => (
                <div key={name} className="contents">
                  <dt className="font-semibold">{name}</dt>
                  <dd className="break-words text-ink-3">{example}</dd>
                </div>
              ))}
            </dl>
            <Button
              className="mt-4"
              onClick={() =>
                downloadCsv('casillas.csv', [
                  columns.map(([name]) => name),
                  [`ana@${domain}`, 'Ana Pérez', csv('person'), csv('both'), 5120, '', ''],
                  [`facturacion@${domain}`, csv('sampleRole'), csv('role'), csv('client'), 10240, '', ''],
                ])
              }
            >
              {t('import.template')}
            </Button>
          </Panel>
        </div>
      )}
    </Page>
  );
}

const SHOWN_ROWS = 8;

type PreviewProps = { file: PickedFile; busy: boolean; error: unknown; onImport: () => void; onChange: () => void };

function Preview({ file, busy, error, onImport, onChange }: PreviewProps) {
  const t = useTranslations('mailboxes.import');
  const { head, body, total } = readPreview(file.text, SHOWN_ROWS);
  // Columns and rows have no names of their own that could not repeat; their place is what tells them apart.
  const columns = head.map((name, place) => ({ name, place, key: `${place}:${name}` }));
  const rows = body.map((cells, place) => ({ cells, line: place + 2 }));
  return (
    <Panel
      title={t('preview')}
      note={t(total > body.length ? 'rowsShown' : 'rowsFound', { n: total, file: file.name, shown: body.length })}
      flush
      actions={
        <>
          <Button onClick={onChange}>{t('change')}</Button>
          <Button look="primary" busy={busy} disabled={total === 0} onClick={onImport}>
            {t('submit', { n: total })}
          </Button>
        </>
      }
    >
      <ProblemNote error={error} className="mx-4 mb-3 sm:mx-5" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto" aria-label={t('preview')} tabIndex={0}>
        <table className="w-full text-left whitespace-nowrap">
          <thead className="text-xs text-ink-3">
            <tr className="border-b border-line">
              <th scope="col" className="py-2 pr-3 pl-4 text-right font-medium sm:pl-5">
                {t('row')}
              </th>
              {columns.map(({ name, key }) => (
                <th key={key} scope="col" className="px-3 py-2 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, line }) => (
              <tr key={line} className="border-b border-line last:border-b-0">
                <td className="py-1.5 pr-3 pl-4 text-right text-ink-3 figures sm:pl-5">{line}</td>
                {columns.map(({ name, place, key }) => (
                  <td key={key} className="max-w-56 truncate px-3 py-1.5">
                    {/contra|clave|password/i.test(name) && cells[place] ? '••••••••' : cells[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
