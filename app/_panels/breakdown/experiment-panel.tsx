import { ReportPanel } from '@/app/_frame/report-panel'
import type { Screen } from '@/app/_screen/screen'
import { ExperimentTable } from '@/components/reports/breakdown/experiment-table'
import { Notice } from '@/components/ui/instead/notice'
import { formatName } from '@/lib/format/format-name'
import { sayDesignEffect } from '@/lib/format/say-usual'
import { toRate } from '@/lib/query/metric'
import { MISMATCH } from '@/lib/reports/breakdown/experiment-result'

export async function ExperimentPanel({ screen }: { screen: Screen }) {
  const result = await screen.ask.report('experiment', { ...screen, metric: screen.rateMetric })
  return (
    <ReportPanel
      title={`${toRate(result.metric, result.query).label.units} by arm of ${formatName(result.name)}`}
      screen={screen}
      of="experiment"
      counted={
        <p>
          Each arm is held against the first. You may look whenever you like: up and down are said only where
          an always-valid interval (mixture sequential test, Johari and others 2017, 95 % over all looks)
          leaves zero out, beside the rules of every other comparison. {sayDesignEffect(result.designEffect)}{' '}
          What is not known is no arm.
        </p>
      }
    >
      {result.isMismatched && <Notice>{MISMATCH}</Notice>}
      <ExperimentTable result={result} />
    </ReportPanel>
  )
}
