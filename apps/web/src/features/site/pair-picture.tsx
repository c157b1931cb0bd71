import { getTranslations } from 'next-intl/server';

/** The whole idea in one drawing: the world and the company see one address, behind which two servers keep step. */
export async function PairPicture() {
  const t = await getTranslations('site');
  return (
    <figure className="flex flex-col gap-3">
      <svg viewBox="0 0 560 190" className="w-full" role="img" aria-label={t('pairCaption')}>
        <g className="stroke-line-strong" strokeWidth="1.5" fill="none">
          <path d="M112 95 C 150 95, 150 48, 196 48" />
          <path d="M112 95 C 150 95, 150 142, 196 142" strokeDasharray="4 5" />
          <path d="M364 48 C 410 48, 410 95, 448 95" />
          <path d="M364 142 C 410 142, 410 95, 448 95" strokeDasharray="4 5" />
        </g>
        <path
          d="M280 74 V116 M276 79 L280 74 L284 79 M276 111 L280 116 L284 111"
          className="stroke-accent"
          strokeWidth="1.5"
          fill="none"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <Node x={8} y={71} width={104} text={t('pairWorld')} />
        <Node x={196} y={24} width={168} text={t('pairPrimary')} live />
        <Node x={196} y={118} width={168} text={t('pairStandby')} live />
        <Node x={448} y={71} width={104} text={t('pairCompany')} />
        <text x={292} y={99} className="fill-accent text-[11px] font-medium">
          {t('pairSync')}
        </text>
      </svg>
      <figcaption className="text-sm text-ink-3">{t('pairCaption')}</figcaption>
    </figure>
  );
}

function Node({ x, y, width, text, live }: { x: number; y: number; width: number; text: string; live?: boolean }) {
  return (
    <g>
      <rect x={x} y={y} width={width} height={48} rx={8} className="fill-panel stroke-line-strong" />
      {live && <circle cx={x + 18} cy={y + 24} r={4} className="fill-good" />}
      <text
        x={x + (live ? 32 : width / 2)}
        y={y + 28.5}
        textAnchor={live ? 'start' : 'middle'}
        className="fill-ink text-[13px] font-medium"
      >
        {text}
      </text>
    </g>
  );
}
