import { TundishError } from '@/lib/errors'
import { toReportCsv } from '@/lib/reports/report-csv'
import type { ReportTable } from '@/lib/reports/report-table'
import { type About, toReportXlsx, XLSX_TYPE } from '@/lib/reports/report-xlsx'
import { answering } from './answer-error'

export type TableFormat = 'csv' | 'xlsx'

type Table = Readonly<{
  /** Without ending; it also names the sheet. */
  name: string
  table: ReportTable
  /** Asked only where the file has room to say it. */
  about: () => About | Promise<About>
}>

/** A table as a file to keep. Throws `bad_parameter` for one that the format cannot hold. */
export async function answerTable(format: TableFormat, { name, table, about }: Table): Promise<Response> {
  if (format === 'csv') return answerCsv(toReportCsv(table), name)
  const file = await toReportXlsx([{ name, table }], await about())
  return answerFile(new Uint8Array(file), XLSX_TYPE, `${name}.xlsx`)
}

/** The routes of a table that is a file of either format. */
export function inFormats<Given extends readonly unknown[]>(
  answer: (format: TableFormat, ...given: Given) => Promise<Response>,
) {
  const inFormat = (format: TableFormat) => answering((...given: Given) => answer(format, ...given))
  return { csv: inFormat('csv'), xlsx: inFormat('xlsx') }
}

/** Throws `bad_parameter` for any other. */
export function parseTableFormat(given: unknown): TableFormat {
  if (given === 'csv' || given === 'xlsx') return given
  throw new TundishError('bad_parameter', '"format" must be csv or xlsx.')
}

/** Lines of CSV as a file to keep; `name` is without ending. */
export function answerCsv(csv: string, name: string): Response {
  return answerFile(csv, 'text/csv; charset=utf-8', `${name}.csv`)
}

function answerFile(content: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(content, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="tundish-${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
