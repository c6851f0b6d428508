import { ReportPanel } from '@/app/_frame/report-panel'
import type { Screen } from '@/app/_screen/screen'
import { MoneyNotes } from '@/components/reports/fulfilment/money-notes'
import { MoneyTable } from '@/components/reports/fulfilment/money-table'
import { SentenceText } from '@/components/reports/sentence-text'
import { answerMoney } from '@/lib/reports/money/answer-money'
import { hasAmounts } from '@/lib/reports/money/money-result'

type Props = Readonly<{ screen: Screen }>

export async function MoneySentences({ screen }: Props) {
  return <SentenceText sentences={answerMoney(await screen.ask.report('money', screen))} />
}

/** What orders brought, and what came back of it, a line a currency; nothing where nobody said an amount. */
export async function MoneyPanel({ screen }: Props) {
  const result = await screen.ask.report('money', screen)
  if (!hasAmounts(result)) return null
  return (
    <ReportPanel
      title="Gross, and what came back"
      screen={screen}
      of="money"
      counted={
        <MoneyNotes timeZone={screen.timeZone} isOfShop={Object.keys(screen.query.scope).length === 0} />
      }
      unit={null}
    >
      <MoneyTable lines={result.lines} />
    </ReportPanel>
  )
}
