import { useTranslations } from 'next-intl';
import { Select } from '@/ui/field';
import { SPANS } from './span';

export function SpanSelect({
  value,
  onValue,
}: {
  value: (typeof SPANS)[number];
  onValue: (span: (typeof SPANS)[number]) => void;
}) {
  const t = useTranslations('smtp.span');
  return (
    <Select
      value={value}
      aria-label={t('label')}
      options={SPANS.map((span) => ({ value: span, label: t(span) }))}
      onValue={onValue}
      className="w-44"
    />
  );
}
