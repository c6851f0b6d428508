'use client'

import { Select } from '@/components/ui/choose/select'
import { toOptions } from '@/components/ui/choose/to-options'
import {
  DEPTHS,
  PATHS,
  type PathsAsked,
  type PathsOf,
  REPEATS,
  type Repeats,
} from '@/lib/query/path-question'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{
  paths: PathsAsked
  /** Those of which there can be such paths, with what they are called. */
  steps: readonly Readonly<{ key: string; label: string }>[]
}>

/** Which paths are looked at, and how they are told. */
export function PathPickers({ paths, steps }: Props) {
  const [chosen, setFilters] = useReportFilters()
  const { of } = paths
  return (
    <>
      <Select
        name="Paths"
        value={of}
        options={toOptions(PATHS)}
        onChoose={(value) =>
          setFilters({ paths: value === 'drop-off' ? null : (value as PathsOf), step: null })
        }
      />
      <Select
        name="Step"
        value={steps.some(({ key }) => key === paths.step) ? (paths.step ?? '') : ''}
        first={of === 'before' ? 'The last step' : 'Where most are lost'}
        options={steps.map(({ key, label }) => ({ value: key, label }))}
        onChoose={(value) => setFilters({ step: value || null })}
        className="max-w-52"
      />
      <Select
        name="Events told"
        value={chosen.depth ?? ''}
        first="Three events"
        options={DEPTHS.filter((depth) => depth !== '3').map((value) => ({
          value,
          label: value === '1' ? '1 event' : `${value} events`,
        }))}
        onChoose={(value) => setFilters({ depth: value || null })}
      />
      <Select
        name="Repeated events"
        value={paths.repeats}
        options={toOptions(REPEATS)}
        onChoose={(value) => setFilters({ repeats: value === 'once' ? null : (value as Repeats) })}
      />
    </>
  )
}
