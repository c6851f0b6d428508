/** A mistake that somebody could make, and the tests that must find it. */
export type Break = Readonly<{
  name: string
  /** Where it is made: in each whose text is there, since code moves; at least in one. */
  places: readonly Place[]
  by: 'unit' | 'server' | 'browser'
  /** Files of tests; of those only which there are. */
  tests: readonly string[]
  /** What the title of the test that must fail contains, where others of its file find other breaks. */
  titles?: readonly string[]
}>

export type Place = Readonly<{ file: string; text: string; mistake: string }>

const at = (file: string, text: string, mistake: string): Place => ({ file, text, mistake })

/** Twenty mistakes where they would mislead most. */
export const BREAKS: readonly Break[] = [
  {
    name: 'a user of the day on which a range begins is counted again on a later one',
    places: [at('lib/sql/unit-marks-sql.ts', " - date '2000-01-01' - 1`", " - date '2000-01-01'`")],
    by: 'server',
    tests: ['lib/testing/naive/naive-months.db.test.ts'],
  },
  {
    name: 'a range holds the day that it ends before',
    places: [at('lib/sql/range-sql.ts', ' < $', ' <= $')],
    by: 'server',
    tests: ['lib/reports/funnel/funnel-report.db.test.ts'],
    titles: ['in Asia/Kolkata a session of'],
  },
  {
    name: 'ties in time are not broken by step',
    places: [
      at(
        'lib/refresh/sessions/session-path-sql.ts',
        'order by occurred_at, rank, id',
        'order by occurred_at, id, rank',
      ),
      at(
        'lib/refresh/sessions/session-path-sql.ts',
        'order by occurred_at, place, id',
        'order by occurred_at, id, place',
      ),
    ],
    by: 'server',
    tests: ['lib/refresh/materialized-funnel.db.test.ts'],
    titles: ['breaks ties in time by step'],
  },
  {
    name: 'a refresh leaves the marks of sessions',
    places: [
      at(
        'lib/refresh/sessions/scope-sql.ts',
        'delete from dirty_session\n    returning user_id, session_id',
        'select user_id, session_id from dirty_session',
      ),
    ],
    by: 'server',
    tests: ['lib/refresh/run-refresh.db.test.ts'],
    titles: ['takes their marks, and the next time has nothing to do'],
  },
  {
    name: 'a shipment that comes late changes nothing',
    places: [
      at('lib/refresh/sessions/scope-sql.ts', 'where event.type = $', 'where false and event.type = $'),
    ],
    by: 'server',
    tests: ['lib/refresh/run-refresh.db.test.ts', 'lib/ingest/write/write-events.db.test.ts'],
    titles: ['in any batches, orders and repetitions', 'moves a shipment whose order is corrected'],
  },
  {
    name: 'a locked link lets a visitor choose the days',
    places: ['lib/saved/share-scope.ts', 'lib/query/share-scope.ts'].map((file) =>
      at(
        file,
        "may: 'sees the report as it is', names: []",
        "may: 'sees the report as it is', names: ['range']",
      ),
    ),
    by: 'unit',
    tests: ['lib/saved/share-scope.test.ts', 'lib/query/share-scope.test.ts'],
  },
  {
    name: 'a comma in a CSV cell is not quoted',
    places: [at('lib/format/sheet/format-csv.ts', '/[",;', '/[";')],
    by: 'unit',
    tests: ['lib/format/sheet/format-csv.test.ts'],
  },
  {
    name: 'the 30th of February is a day',
    places: ['ms', 'date'].map((of) => at('lib/time/day.ts', ` || toDay(${of}) !== text`, '')),
    by: 'unit',
    tests: ['lib/time/day.test.ts'],
  },
  {
    name: 'what is not all shows as 100 %',
    places: [at('lib/format/format-number.ts', 'share < 1 && percent > 99', 'share < 0 && percent > 99')],
    by: 'unit',
    tests: ['lib/format/format-number.test.ts'],
  },
  {
    name: 'an interval is of 90 %, and is said to be of 95 %',
    places: [at('lib/stats/wilson.ts', '1.959963984540054', '1.6448536269514722')],
    by: 'unit',
    tests: ['lib/stats/wilson.test.ts'],
  },
  {
    name: 'a change that cannot be told is called flat',
    places: [at('lib/stats/compare-shares.ts', 'low > -smallest && high < smallest', 'low > -1 && high < 1')],
    by: 'unit',
    tests: ['lib/stats/compare-shares.test.ts'],
  },
  {
    name: 'a migration that was changed is taken for the one that was applied',
    places: [
      at(
        'lib/migrate/apply-migrations.ts',
        'known.get(name) === checksum',
        'known.has(name) && checksum !== null',
      ),
    ],
    by: 'server',
    tests: ['lib/migrate/apply-migrations.db.test.ts'],
    titles: ['refuses a database whose migration was another one'],
  },
  {
    name: 'an alert that stands is told at every look',
    places: [at('lib/alerts/alert-state.ts', 'alert.told?.fingerprint === alert.fingerprint', 'false')],
    by: 'unit',
    tests: ['lib/alerts/alert-state.test.ts'],
  },
  {
    name: 'every member may do what an admin may',
    places: [
      at(
        'app/_access/visitor.ts',
        "visitor.kind === 'member' && !isVisitorAllowed(visitor, need)",
        "visitor.kind === 'member' && isVisitorAllowed(visitor, need) === null",
      ),
    ],
    by: 'browser',
    tests: ['e2e/members/matrix.spec.ts', 'e2e/members/3-matrix.spec.ts'],
    titles: ['each lets in whom it should, and nobody else'],
  },
  {
    name: 'a frozen link asks the database',
    places: [at('app/_access/share.ts', 'ask: toReplay(frozen.answers)', 'ask: toAsker(db)')],
    by: 'browser',
    tests: ['e2e/members/frozen-links.spec.ts', 'e2e/members/2-links.spec.ts'],
    titles: ['frozen numbers stay when more data comes'],
  },
  {
    name: 'the page of goals is blank where there are none',
    places: ['app/_panels/goals/goals-panels.tsx', 'app/_panels/goals-panels.tsx'].map((file) =>
      at(file, 'result.lines.length === 0 && <NoGoals />', 'result.lines.length < 0 && <NoGoals />'),
    ),
    by: 'browser',
    tests: ['e2e/greenery/empty.spec.ts', 'e2e/demo/5-goals.spec.ts'],
    titles: ['/goals says how there come to be some', 'without a goal the page says what goals are for'],
  },
  {
    name: 'the CSV under a table forgets the unit',
    places: [
      at(
        'components/ui/panel-foot.tsx',
        '<a href={csvHref}',
        "<a href={csvHref.replaceAll('unit=users', '')}",
      ),
    ],
    by: 'browser',
    tests: ['e2e/demo/filters.spec.ts', 'e2e/demo/2-filters.spec.ts'],
    titles: ['the CSV of a table is what the report says'],
  },
  {
    name: 'the link to the content leads nowhere',
    places: [at('app/(dashboard)/layout.tsx', '        href="#content"\n', '')],
    by: 'browser',
    tests: ['e2e/demo/filters.spec.ts', 'e2e/demo/2-filters.spec.ts'],
    titles: ['the keyboard reaches the content'],
  },
  {
    name: 'back leaves the page in place of the filter',
    places: [at('components/filters/use-report-filters.ts', "history: 'push'", "history: 'replace'")],
    by: 'browser',
    tests: ['e2e/demo/filters.spec.ts', 'e2e/demo/2-filters.spec.ts'],
    titles: ['a filter is in the URL, survives a reload, and goes back'],
  },
  {
    name: 'a table does not say by what it is sorted',
    places: [
      at('components/table/wide-table.tsx', 'aria-sort={dir ? ORDERS[dir] : undefined}', ''),
      at('components/ui/sort-header.tsx', 'aria-sort={aria}', ''),
    ],
    by: 'browser',
    tests: ['e2e/demo/filters.spec.ts', 'e2e/demo/2-filters.spec.ts'],
    titles: ['a column of the products table sorts by click'],
  },
]
