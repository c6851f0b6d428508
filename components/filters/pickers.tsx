'use client'

import { Segmented } from '@/components/ui/choose/segmented'
import { Select } from '@/components/ui/choose/select'
import { formatName } from '@/lib/format/format-name'
import { UNITS, type Unit, type UnitOfFunnel, unitOf } from '@/lib/query/unit'
import type { Grain } from '@/lib/time/grain'
import { useReportFilters } from './use-report-filters'

// Each chooses one thing of the question. What was just chosen is shown as chosen, before the answers to it are there.

const UNIT_NAMES = Object.keys(UNITS) as Unit[]

/** `of`: whose funnel, which may have attempts in place of sessions. */
export function UnitPicker({ of }: Readonly<{ of: Omit<UnitOfFunnel, 'unit'> }>) {
  const [chosen, setFilters] = useReportFilters()
  return (
    <Segmented
      name="Count"
      options={UNIT_NAMES.map((value) => ({ value, label: unitOf({ ...of, unit: value }).label }))}
      value={chosen.unit ?? 'sessions'}
      onChange={(value) => setFilters({ unit: value === 'sessions' ? null : value })}
    />
  )
}

/**
 * The products of one category; nothing where no product has one. By their places, because a page keeps not every
 * character of a value.
 */
export function CategoryPicker({
  category,
  categories,
}: Readonly<{ category: string | null; categories: readonly string[] }>) {
  const [, setFilters] = useReportFilters()
  if (categories.length === 0) return null
  const chosen = category === null ? -1 : categories.indexOf(category)
  return (
    <Select
      name="Category"
      value={chosen < 0 ? '' : chosen}
      first="All categories"
      options={categories.map((name, value) => ({ value, label: formatName(name) }))}
      onChoose={(value) => setFilters({ category: categories[Number(value || -1)] ?? null })}
      className="max-w-44"
    />
  )
}

/** The funnel that is asked about; nothing where no other than the product funnel can be. */
export function FunnelPicker({
  funnel,
  funnels,
}: Readonly<{ funnel: string | null; funnels: readonly Readonly<{ id: string; name: string }>[] }>) {
  const [, setFilters] = useReportFilters()
  if (funnels.length === 0) return null
  return (
    <Select
      name="Funnel"
      value={funnel ?? ''}
      first="Product funnel"
      options={funnels.map(({ id, name }) => ({ value: id, label: formatName(name) }))}
      onChoose={(id) => setFilters({ funnel: id === '' ? null : id, metric: null })}
      className="max-w-44"
    />
  )
}

/** How finely time is cut; `first` is what it is without a choice. */
export function GrainPicker({ first, names }: Readonly<{ first: string; names: readonly Grain[] }>) {
  const [chosen, setFilters] = useReportFilters()
  return (
    <Select
      name="Trend by"
      value={chosen.grain ?? ''}
      first={first}
      options={names.map((value) => ({ value, label: `By ${value}` }))}
      onChoose={(value) => setFilters({ grain: names.find((name) => name === value) ?? null })}
    />
  )
}

/** What is looked at from period to period. */
export function MetricPicker({
  metric,
  metrics,
}: Readonly<{ metric: string; metrics: readonly Readonly<{ value: string; label: string }>[] }>) {
  const [, setFilters] = useReportFilters()
  return (
    <Select
      name="Metric"
      value={metric}
      options={metrics}
      onChoose={(value) => setFilters({ metric: value })}
      className="max-w-52"
    />
  )
}
