import { listScopes, REPORTS } from './list-questions'
import type { Shop } from './shop'

type Command = readonly string[]

const LISTS = [
  ['rejects'],
  ['annotations'],
  ['annotations', 'list'],
  ['reports'],
  ['reports', 'list'],
  ['members'],
] as const

const HELPED = [
  [],
  ['report'],
  ['import'],
  ['rejects'],
  ['refresh'],
  ['pipeline'],
  ['pipeline', 'run'],
  ['pipeline', 'runs'],
  ['pipeline', 'show'],
  ['alerts'],
  ['alerts', 'list'],
  ['alerts', 'test'],
  ['exposures'],
  ['dbt'],
  ['dbt', 'list'],
  ['dbt', 'load'],
  ['dbt', 'remove'],
  ['annotations'],
  ['annotations', 'list'],
  ['annotations', 'add'],
  ['reports'],
  ['reports', 'list'],
  ['reports', 'show'],
  ['members'],
  ['members', 'list'],
  ['members', 'invite'],
  ['members', 'password'],
  ['members', 'role'],
  ['members', 'disable'],
  ['members', 'enable'],
  ['demo'],
  ['demo', 'load'],
  ['demo', 'remove'],
] as const

/** Every command that only reads, and what each says of itself. */
export function listCommands(shop: Shop): readonly Command[] {
  return [
    ...HELPED.map((name) => [...name, '--help']),
    ...REPORTS.flatMap((report) => listReportCommands(report, shop)),
    ...LISTS.flatMap((name) => [name, [...name, '--format', 'csv'], [...name, '--format', 'json']]),
    ['rejects', '--import', '1'],
    ...listSavedCommands(),
    ['exposures'],
    ['exposures', '--without-sources'],
    ['dbt'],
    ['pipeline', 'runs'],
    ['pipeline', 'show', '1'],
    ['pipeline', 'show'],
    ['report', 'sales'],
    ['launch'],
  ]
}

function listReportCommands(report: string, shop: Shop): readonly Command[] {
  const ask = (options: Readonly<Record<string, string>>): Command => [
    'report',
    report,
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
  ]
  const [from, to] = shop.days
  return [
    ...listScopes(shop).map(ask),
    ask({ unit: 'users', from, to }),
    ask({ range: 'last-quarter', compare: 'previous' }),
    ask({ as_of: shop.known[0] ?? '' }),
    ...['csv', 'json', 'xlsx'].map((format) => ask({ range: '90d', format })),
    ask({ range: 'soon' }),
  ]
}

function listSavedCommands(): readonly Command[] {
  const shown = ['1', '2', '9'].map((id) => ['reports', 'show', id])
  return [
    ...shown,
    ...shown.map((command) => [...command, '--format', 'json']),
    ...shown.map((command) => [...command, '--format', 'csv']),
    ...shown.map((command) => [...command, '--format', 'csv', '--table', 'funnel-compared']),
    ...shown.map((command) => [...command, '--format', 'csv', '--table', 'change-by-product']),
  ]
}
