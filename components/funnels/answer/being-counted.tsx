'use client'

import { FollowRun } from '@/components/ui/follow-run'
import { Notice } from '@/components/ui/instead/notice'
import type { Funnel } from '@/lib/funnel/definition'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'
import type { DayRange } from '@/lib/time/day'
import { LiveAnswer } from './live-answer'
import { toAnswerSearch, useAnswer } from './use-answer'

type Props = Readonly<{ funnel: Funnel; range: DayRange | null }>

/** Stands where a page's numbers will, while a saved funnel is counted: what its events say, until the page has more. */
export function BeingCounted({ funnel, range }: Props) {
  const search = toAnswerSearch(JSON.stringify(toWrittenFunnel(funnel)), range)
  const asked = useAnswer(search)
  return (
    <div className="max-w-3xl space-y-6 pb-12">
      <FollowRun isRunning />
      <Notice>
        This funnel is still being counted. This is what its events say; the whole page comes by itself as
        soon as that is done.
      </Notice>
      <LiveAnswer search={search} asked={asked} isFlawed={false} />
    </div>
  )
}
