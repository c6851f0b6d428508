import { explainVerdicts } from '@/lib/format/say-usual'
import { defineRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'

type Props = Readonly<{ metric: string; query: ReportQuery; smallestChange: number }>

/** How rates are shrunk, and when a change is called one. */
export function CompareNotes({ metric, query, smallestChange }: Props) {
  return (
    <>
      <p>{defineRate(metric, 'pairs', query)}</p>
      <p>
        The rate of a product with few counts is drawn towards those of its category, the more the fewer it
        has (beta-binomial empirical Bayes); a category of fewer than four products is held against the whole
        shop. The whisker is where it is with 95 % certainty; the hollow grey mark is the rate as counted.
      </p>
      <p>
        {explainVerdicts(smallestChange)} It also has to stay so when all products are looked at together: of
        all changes called up or down at most one in ten is expected to be chance, or what is usual (Benjamini
        and Hochberg). What is usual is how much the products of this shop move beyond chance, all together.
      </p>
    </>
  )
}
