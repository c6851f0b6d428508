'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Funnel } from '@/lib/funnel/definition'
import { type FlawOf, listFlaws } from '@/lib/funnel/written/explain-funnel'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'
import type { DayRange } from '@/lib/time/day'
import { AnswerParts } from './answer/answer-parts'
import { LiveAnswer } from './answer/live-answer'
import { toAnswerSearch, useAnswer, useSettled } from './answer/use-answer'
import type { BuilderFacts } from './builder-facts'
import { SaveNewFunnel, SaveVersion } from './save-funnel'
import { RuleFields } from './step/rule-fields'
import { StepList } from './step/step-list'
import { useDraft } from './use-draft'

type Props = Readonly<{
  /** What is opened: what the address keeps, else what is saved. */
  first: Funnel
  /** What the address needs not keep. */
  saved: Funnel
  /** The funnel that it is a version of, and what its newest counts; null: a new one. */
  of: Readonly<{ id: string; current: Funnel }> | null
  facts: BuilderFacts
  range: DayRange | null
  /** Null for readers, who keep nothing. */
  actions: Readonly<{
    saveNew: ComponentProps<typeof SaveNewFunnel>['save']
    saveVersion: ComponentProps<typeof SaveVersion>['save']
  }> | null
}>

/** The definition, and beside it (on a phone under it) its answer while it is built. */
export function FunnelBuilder({ first, saved, of, facts, range, actions }: Props) {
  const draft = useDraft(first)
  const { funnel } = draft
  const flaws = useMemo(() => listFlaws(funnel), [funnel])
  const isFlawed = flaws.length > 0
  const written = write(funnel)
  const isChanged = written !== write(saved)
  const search = useRightQuestion(isFlawed ? null : written, range)
  const asked = useAnswer(search)
  useKeptDraft(useSettled(isChanged ? written : null))
  const [opened, setOpened] = useState(write(first))
  useLeaveQuestion(actions !== null && isChanged && written !== opened)
  const router = useRouter()
  const part = { funnel, facts, onChange: draft.change, problemOf: (where: FlawOf) => sayFlaws(flaws, where) }
  const attributes = funnel.per === 'product' ? ['product', ...facts.attributes] : facts.attributes
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <section aria-label="Definition" className="min-w-0 space-y-3">
        <StepList draft={draft} facts={facts} problemOf={part.problemOf} />
        {funnel.steps.length > 0 && <RuleFields {...part} />}
        {actions && (
          <div className="flex flex-wrap items-center gap-2">
            {!of && <SaveNewFunnel funnel={funnel} isFlawed={isFlawed} save={actions.saveNew} />}
            {of && written !== write(of.current) && (
              <SaveVersion
                id={of.id}
                funnel={funnel}
                isFlawed={isFlawed}
                save={actions.saveVersion}
                onSaved={() => {
                  setOpened(written)
                  router.push(`/funnels/${of.id}`)
                }}
              />
            )}
            {of && isChanged && <Button onClick={() => draft.reset(saved)}>Take back the changes</Button>}
          </div>
        )}
      </section>
      <section aria-label="Answer" className="min-w-0 space-y-6">
        <LiveAnswer search={search} asked={asked} isFlawed={isFlawed} />
        {search && <AnswerParts search={search} attributes={attributes} />}
      </section>
    </div>
  )
}

function write(funnel: Funnel): string {
  return JSON.stringify(toWrittenFunnel(funnel))
}

/** The last definition that made sense, once it was not changed for a moment, with the days, as parameters. */
function useRightQuestion(written: string | null, range: DayRange | null) {
  const [right, setRight] = useState(written)
  if (written !== null && written !== right) setRight(written)
  const settled = useSettled(right)
  return settled === null ? null : toAnswerSearch(settled, range)
}

function sayFlaws(flaws: ReturnType<typeof listFlaws>, where: FlawOf): string | null {
  const isThere = (of: FlawOf) =>
    of.part === where.part && ('place' in of && 'place' in where ? of.place === where.place : true)
  const sentences = flaws.filter(({ of }) => isThere(of)).map(({ sentence }) => sentence)
  return sentences.length === 0 ? null : sentences.join(' ')
}

/** Longer ones a server may not take: they are on the page alone. */
const LONGEST_ADDRESS = 8_000

/** Keeps a text in the address, so that a reload loses nothing; null takes it out. */
function useKeptDraft(text: string | null): void {
  useEffect(() => {
    const address = new URL(window.location.href)
    if (text === null) address.searchParams.delete('funnel')
    else address.searchParams.set('funnel', text)
    if (address.href === window.location.href || address.href.length > LONGEST_ADDRESS) return
    window.history.replaceState(null, '', address)
  }, [text])
}

const QUESTION = 'The changes of this funnel are not saved. Leave it?'

/** Asks before another page is gone to, or this one closed, while something is not saved. */
function useLeaveQuestion(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]:not([download])') : null
      if (!link || window.confirm(QUESTION)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', onClose)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', onClick, true)
    }
  }, [isUnsaved])
}
