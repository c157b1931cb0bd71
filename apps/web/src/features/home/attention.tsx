'use client';

import { useTranslations } from 'next-intl';
import type { Overview } from '@/api/types';
import { useCompanySending } from '@/features/smtp/containment-queries';
import { AttentionList, type Attention as Item } from '@/ui/attention-list';

/** More than half as much again as usual, and enough of them to mean something. */
const isUnusual = (today: number, usual: number) => today >= 5 && today > usual * 1.5;

export function Attention({ overview }: { overview: Overview }) {
  const t = useTranslations('home');
  const { mailboxes, tenant, nodes, domains, today, usualDay } = overview;
  const { data: sending } = useCompanySending();
  const near = [...(sending?.layers ?? []), ...(sending?.mailboxes ?? [])].flatMap(({ scope, key, used, limit }) => {
    const share = Math.max(used.hour / Math.max(1, limit.hour), used.day / Math.max(1, limit.day));
    const who = scope === 'tenant' ? tenant.name : key;
    return share >= 0.8 ? [{ text: t('nearSending', { who, percent: Math.round(share * 100) }), href: '/smtp/containment' }] : [];
  });
  const [fullest] = overview.nearFull.fullest;
  const full: Item[] =
    overview.nearFull.total > overview.nearFull.fullest.length
      ? [
          {
            text: t('nearFullMany', {
              n: overview.nearFull.total,
              address: fullest?.address ?? '',
              percent: fullest?.percent ?? 0,
            }),
            href: { pathname: '/mailboxes', query: { space: 'near_full' } },
          },
        ]
      : overview.nearFull.fullest.map(({ id, address, percent }) => ({
          text: t('nearFull', { address, percent }),
          href: `/mailboxes/${id}`,
        }));
  const items: Item[] = [
    ...(sending && sending.openContainments > 0
      ? [{ text: t('contained', { n: sending.openContainments }), href: '/smtp/containment' }]
      : []),
    ...near,
    ...full,
    ...nodes.filter((node) => !node.online).map((node) => ({ text: t('nodeAway', { name: node.name }), href: '/continuity' })),
    ...(isUnusual(today.bounced, usualDay.bounced) ? [{ text: t('manyBounces'), href: '/smtp/trace' }] : []),
    ...domains
      .filter((domain) => !domain.lastCheckAt)
      .map((domain) => ({ text: t('domainUnchecked', { name: domain.name }), href: '/domain' })),
    ...(mailboxes.total >= tenant.mailboxLimit * 0.9
      ? [{ text: t('nearLimit', { used: mailboxes.total, limit: tenant.mailboxLimit }), href: '/mailboxes' }]
      : []),
    ...(mailboxes.withoutPassword > 0 ? [{ text: t('noPassword', { n: mailboxes.withoutPassword }), href: '/mailboxes' }] : []),
    ...(mailboxes.suspended > 0
      ? [
          {
            text: t('suspended', { n: mailboxes.suspended }),
            href: { pathname: '/mailboxes', query: { state: 'suspended' } },
          },
        ]
      : []),
  ];
  return <AttentionList items={items} none={t('attentionNone')} />;
}
