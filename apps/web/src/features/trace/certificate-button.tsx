'use client';

import { useMutation } from '@tanstack/react-query';
import { FileBadge } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';
import { Link } from '@/i18n/navigation';
import { Button, buttonClass } from '@/ui/button';
import { ProblemNote } from '@/ui/problem-note';

/** Issues the certificate of one delivery, then leads to its public page. */
export function CertificateButton({ traceKey, recipient }: { traceKey: string; recipient: string }) {
  const t = useTranslations('trace');
  const { id: tenantId } = useTenant();
  const issue = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/trace/{key}/certificate', {
          params: { path: { tenantId, key: traceKey } },
          body: { recipient },
        }),
      ),
  });
  if (issue.data) {
    return (
      <span className="flex flex-wrap gap-2">
        <a href={`/v1/certificates/${issue.data.code}/pdf`} download className={buttonClass('secondary', 'small')}>
          <FileBadge aria-hidden />
          {t('certificatePdf', { n: issue.data.number })}
        </a>
        <Link href={`/certificate/${issue.data.code}`} className={buttonClass('quiet', 'small')}>
          {t('certificateLink')}
        </Link>
      </span>
    );
  }
  return (
    <>
      <Button size="small" busy={issue.isPending} onClick={() => issue.mutate()}>
        <FileBadge aria-hidden />
        {t('certificate')}
      </Button>
      <ProblemNote error={issue.error} className="mt-2" />
    </>
  );
}
