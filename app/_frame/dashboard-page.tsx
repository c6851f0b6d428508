import type { ReactNode } from 'react'
import { Sections } from '@/app/_panels/sections'
import { readScreen, type Screen } from '@/app/_screen/screen'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { PAGES, type PagePath } from '@/lib/query/section'
import { PageHead } from './page-head'
import { withErrorBoundary } from './with-error-boundary'

/** A page of the dashboard: its question, the controls that change it, its sections, and what only it has after them. */
export function dashboardPage(path: PagePath, after?: (screen: Screen) => ReactNode) {
  return ({ searchParams }: Readonly<{ searchParams: Promise<RawParameters> }>) =>
    withErrorBoundary(async () => {
      const screen = await readScreen(path, PAGES[path], await searchParams)
      return (
        <>
          <PageHead title={PAGES[path].title} screen={screen} />
          <Sections screen={screen}>{after?.(screen)}</Sections>
        </>
      )
    })
}
