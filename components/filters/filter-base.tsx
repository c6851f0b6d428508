'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Parameters } from '@/lib/query/request/parameters'
import { readParameters } from '@/lib/query/request/parse-parameters'

const NOTHING = readParameters({})

const FilterBaseContext = createContext<Parameters>(NOTHING)

/** What a saved report asks where the address says nothing; the controls in it show and change that. */
export function FilterBaseProvider({
  parameters,
  children,
}: {
  parameters: Readonly<Record<string, string>>
  children: ReactNode
}) {
  // Chosen days take the place of the report's all together, so that none of them is there to be taken away.
  const base = { ...readParameters(parameters), range: null, from: null, to: null }
  return <FilterBaseContext value={base}>{children}</FilterBaseContext>
}

export function useFilterBase(): Parameters {
  return useContext(FilterBaseContext)
}
