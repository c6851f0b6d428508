import { ReportPanel } from '@/app/_frame/report-panel'
import type { Screen } from '@/app/_screen/screen'
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
      counted={<MoneyNotes screen={screen} />}
      unit={null}
    >
      <MoneyTable lines={result.lines} />
    </ReportPanel>
  )
}

/** Which orders and refunds are summed, and which stand beside. */
function MoneyNotes({ screen: { timeZone, query } }: Props) {
  return (
    <>
      <p>
        Counted are orders by the day on which they were made ({timeZone}), as they are stored now, also where
        an earlier day is looked at. Gross is what was to be paid of all of them, whatever became of it.
        {Object.keys(query.scope).length > 0 &&
          ' An order counts with all that was paid, also for what else it holds.'}
      </p>
      <p>
        Refunded is what came back of these orders, whenever it did: by refunds, or all of an order whose
        status alone says so. What is left is gross without what was cancelled and refunded; what came back of
        a cancelled order is taken off once.
      </p>
      <p>
        Amounts of two currencies are never added, and nothing is converted. A refund that names no currency
        is in that of its order. A refund in another currency than its order, and one of an order that is not
        known, stand beside and are taken off nothing.
      </p>
    </>
  )
}
