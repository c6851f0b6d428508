'use client'

import { useState } from 'react'
import { type Chain, toChain } from '@/components/charts/flow/flow'
import { FlowChart } from '@/components/charts/flow/flow-chart'
import { FlowList } from '@/components/charts/flow/flow-list'
import { NameLink } from '@/components/ui/name-link'
import { toCounting } from '@/lib/format/counting'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'
import type { PathsResult } from '@/lib/reports/paths/paths-result'
import { toFlow, typeOfPoint } from './to-flow'
import { toPathFunnel } from './to-path-funnel'

type Props = Readonly<{
  label: string
  result: PathsResult
  /** Where funnels are built; null where the reader may not go there. */
  newFunnelHref: string | null
}>

/** Paths as a flow, or where it is narrow as a list; what is chosen of them becomes a funnel. */
export function PathsPicture({ label, result, newFunnelHref }: Props) {
  const [chosen, setChosen] = useState<Chain>([])
  const flow = toFlow(result, toCounting(result.oneIn))
  const chain = chosen.filter((id) => flow.points.some((point) => point.id === id))
  const choose = (id: string) => setChosen(toChain(flow, chain, id))
  const isBefore = result.asked.of === 'before'
  const sayNext = (name: string) => `${isBefore ? 'Before' : 'After'} “${name}”`
  return (
    <div className="@container">
      <div className="@min-[560px]:block hidden">
        <FlowChart label={label} flow={flow} chain={chain} onChoose={choose} isMirrored={isBefore} />
      </div>
      <div className="@min-[560px]:hidden">
        <FlowList flow={flow} chain={chain} onChoose={choose} sayNext={sayNext} />
      </div>
      <ChosenPath
        names={chain.flatMap((id) => flow.points.find((point) => point.id === id)?.name ?? [])}
        types={chain.flatMap((id) => typeOfPoint(id) ?? [])}
        result={result}
        newFunnelHref={newFunnelHref}
      />
    </div>
  )
}

type ChosenProps = Pick<Props, 'result' | 'newFunnelHref'> &
  Readonly<{ names: readonly string[]; types: readonly string[] }>

function ChosenPath({ names, types, result, newFunnelHref }: ChosenProps) {
  const { step, next, within } = result
  const isBefore = result.asked.of === 'before'
  if (types.length === 0 || !step) {
    return <p className="mt-4 text-muted text-sm">Choose an event to follow its path.</p>
  }
  const path = [...names, ...(next ? [next.words.label] : [])]
  const funnel = toPathFunnel({ within, step, next, types, isBefore })
  const draft = JSON.stringify(toWrittenFunnel(funnel))
  return (
    <p role="status" className="mt-4 text-sm">
      {(isBefore ? path.toReversed() : path).join(' → ')}
      {newFunnelHref && (
        <>
          {': '}
          <NameLink
            name="build a funnel of these steps"
            href={`${newFunnelHref}${newFunnelHref.includes('?') ? '&' : '?'}funnel=${encodeURIComponent(draft)}`}
          />
        </>
      )}
    </p>
  )
}
