import { ImageResponse } from 'next/og'
import { formatCompact, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { FunnelResult, FunnelStep } from '@/lib/reports/funnel/funnel-result'

export const PREVIEW_SIZE = { width: 1200, height: 630 } as const

type Facts = Readonly<{
  title: string
  /** What is shown, in a line: range, unit, products. */
  detail: string
  /** How fresh the numbers are, and whether they are frozen. */
  asOf: string
  /** That the numbers may be wrong or behind; null where nothing is to be said. */
  warning: string | null
  funnel: FunnelResult
}>

/** Those of the stylesheet, which is not read here, in its order. */
const COLORS = ['#4f92de', '#5145d8', '#1e1b5e', '#0f8079', '#c2570c', '#a8327f', '#5d7a1f', '#7a4a32']
const INK = '#14171f'
const MUTED = '#646b7a'
const WARN = '#8a5300'
const BAR = 560

/** The picture that a chat shows for a link: the title, and the funnel with its real numbers. A PNG of `PREVIEW_SIZE`. */
export function drawPreview({ title, detail, asOf, warning, funnel }: Facts): Response {
  const steps = listOwnSteps(funnelOf(funnel.query))
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '56px 72px 48px',
        background: '#ffffff',
        color: INK,
      }}
    >
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <div style={{ fontSize: 60, lineHeight: 1.1, letterSpacing: '-0.02em' }}>
          {shorten(toDrawable(title), 60)}
        </div>
        <div style={{ fontSize: 28, color: MUTED }}>{shorten(toDrawable(detail), 80)}</div>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 22 }}>
        {steps.map(({ key, words }, place) => (
          <Row
            key={key}
            label={words.label}
            color={COLORS[place % COLORS.length]}
            step={funnel.steps[place]}
          />
        ))}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 8, fontSize: 24, color: MUTED }}>
        {warning !== null && <div style={{ color: WARN }}>{toDrawable(warning)}</div>}
        <div style={{ display: 'flex', justifyContent: 'space-between' }}>
          <div>{toDrawable(asOf)}</div>
          <div>Tundish</div>
        </div>
      </div>
    </div>,
    { ...PREVIEW_SIZE, headers: { 'Cache-Control': 'private, no-store' } },
  )
}

type RowProps = Readonly<{ label: string; color: string | undefined; step: FunnelStep | undefined }>

function Row({ label, color, step }: RowProps) {
  const { count = 0, overallRate = null, stepRate = null } = step ?? {}
  const width = Math.max(6, (overallRate ?? 0) * BAR)
  return (
    <div style={{ display: 'flex', alignItems: 'center', fontSize: 30 }}>
      <div style={{ width: 224, flexShrink: 0 }}>{label}</div>
      <div style={{ width: BAR, flexShrink: 0, display: 'flex', background: '#eef0f4', borderRadius: 6 }}>
        <div style={{ width, height: 64, background: color, borderRadius: 6 }} />
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', paddingLeft: 24 }}>
        <div style={{ fontSize: 34 }}>{formatCompact(count)}</div>
        {stepRate !== null && (
          <div style={{ fontSize: 22, color: MUTED }}>{`${formatShare(stepRate)} of those before`}</div>
        )}
      </div>
    </div>
  )
}

/**
 * Without the characters that the font at hand has not: for those the drawing library would ask a server far away.
 * Latin, Cyrillic and the usual signs stay.
 */
function toDrawable(text: string): string {
  const kept = text
    .normalize('NFC')
    .replace(/[^\u0020-\u007e\u00a0-\u017e\u0400-\u045f\u2013-\u2026€·–—]/gu, '')
  return kept.replace(/\s+/g, ' ').trim()
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
