import type { RequestSettings } from '@/lib/query/request/request'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import type { DayRange } from '@/lib/time/day'
import type { KeptAnswers } from '../kept-answers'
import type { StoredCounts } from './count-stored'

/** The settings of a request, as JSON says them. */
export type KeptSettings = Omit<RequestSettings, 'now'> & Readonly<{ now: string }>

/** How the numbers stood when a report was frozen. */
export type FrozenFreshness = Readonly<{
  /** ISO 8601; null where the numbers had never been brought up to date. */
  refreshedAt: string | null
  /** The days that had sessions. */
  data: DayRange | null
  /** What the question was made absolute with. */
  settings: KeptSettings
}>

/** A report with its answers of one moment. */
export type Frozen = Readonly<{
  frozenAt: Date
  definition: ReportDefinition
  /** What its answers call their product, where it was frozen when questions held names; else null. */
  askedProduct: string | null
  freshness: FrozenFreshness
  answers: KeptAnswers
  /** Of the range that it is of. */
  stored: StoredCounts
}>
