import type { Share } from '@/app/_access/share'
import { type Screen, toScreen } from '@/app/_screen/screen'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { unitOf } from '@/lib/query/unit'

/** The report of a link as its visitor looks at it: of the address only what the link lets a visitor change. */
export function toShareScreen(
  { link, definition, ask, settings, data }: Share,
  token: string,
  own: RawParameters,
  path = `/share/${token}`,
): Promise<Screen> {
  const place = {
    path,
    own,
    hasPages: false,
    filesPath: `/share/${token}/files`,
    mayEdit: false,
    scope: link.scope,
  }
  return toScreen(definition, { ask, settings, data, place })
}

/** What is shown, in a line. */
export function describeShare({ rangeName, query, scopeName }: Screen): string {
  return `${rangeName} · ${unitOf(query).many} · ${scopeName}`
}

/** Whether what the link shows is gone, so that nothing is told of it. */
export function isGone({ refusal }: Screen): boolean {
  return refusal?.of === 'report'
}
