'use client'

import { createParser, type SingleParserBuilder, useQueryStates } from 'nuqs'
import { usePending } from '@/components/ui/instead/pending'
import { PARAMETER_NAMES, PARAMETERS, type Parameters } from '@/lib/query/request/parameters'
import { useFilterBase } from './filter-base'
import { toChosen, toTyped } from './merge-filters'

type Parsers = Readonly<{
  [Name in keyof Parameters]: SingleParserBuilder<NonNullable<Parameters[Name]> | ''>
}>

/** How the controls read and write the address: by the same table as everything else that reads parameters. */
const REPORT_PARSERS = Object.fromEntries(
  PARAMETER_NAMES.map((name) => {
    const parse = (text: string) => (text === '' ? '' : PARAMETERS[name].parse(text))
    return [name, createParser<string | number>({ parse, serialize: String })]
  }),
) as Parsers

/**
 * The filters in the address, on a saved report over its own. Writing them asks the server anew; each choice is a step
 * that "back" takes back.
 */
export function useReportFilters(): readonly [Parameters, (changes: Partial<Parameters>) => void] {
  const [, startTransition] = usePending()
  const base = useFilterBase()
  const options = { shallow: false, history: 'push', scroll: false, startTransition } as const
  const [typed, setTyped] = useQueryStates(REPORT_PARSERS, options)
  return [toChosen(base, typed), (changes) => void setTyped(toTyped(base, changes))]
}
