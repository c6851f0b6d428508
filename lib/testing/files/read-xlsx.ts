import { unzip } from './unzip'

/** A cell as a spreadsheet reads it: its value, and the format in which a number is shown. */
export type ReadCell = Readonly<{ value: string | number; format: string | null; bold: boolean }>

export type ReadSheet = Readonly<{ name: string; rows: (ReadCell | null)[][]; frozenRows: number }>

/** Reads the files that we write, and no others: their XML is taken apart by its tags. */
export function readXlsx(file: Buffer): ReadSheet[] {
  const files = unzip(file)
  const read = (name: string) => files.get(name)?.toString('utf8') ?? ''
  const strings = listTags(read('xl/sharedStrings.xml'), 'si').map(({ inner }) =>
    unescapeText(listTags(inner, 't')[0]?.inner ?? ''),
  )
  const styles = readStyles(read('xl/styles.xml'))
  return listTags(read('xl/workbook.xml'), 'sheet').map(({ head }, index) => {
    const xml = read(`xl/worksheets/sheet${index + 1}.xml`)
    const rows = listTags(xml, 'row').map((row) => readRow(row.inner, strings, styles))
    const frozenRows = Number(/ySplit="(\d+)"/.exec(xml)?.[1] ?? 0)
    return { name: unescapeXml(attribute(head, 'name') ?? ''), rows, frozenRows }
  })
}

type Style = Readonly<{ format: string | null; bold: boolean }>

function readRow(xml: string, strings: readonly string[], styles: readonly Style[]): (ReadCell | null)[] {
  const cells: (ReadCell | null)[] = []
  for (const { head, inner } of listTags(xml, 'c')) {
    if (inner.includes('<f>')) throw new Error(`There is a formula: ${inner}`)
    const text = listTags(inner, 'v')[0]?.inner
    if (text === undefined) continue
    const isText = attribute(head, 't') === 's'
    const value = isText ? strings[Number(text)] : Number(text)
    if (value === undefined || Number.isNaN(value)) throw new Error(`A cell has no value: ${text}`)
    const style = styles[Number(attribute(head, 's') ?? 0)] ?? { format: null, bold: false }
    while (cells.length < toColumn(attribute(head, 'r') ?? 'A1')) cells.push(null)
    cells.push({ value, ...style })
  }
  return cells
}

function readStyles(xml: string): Style[] {
  const formats = new Map(
    listTags(xml, 'numFmt').map(({ head }) => [
      attribute(head, 'numFmtId'),
      unescapeXml(attribute(head, 'formatCode') ?? ''),
    ]),
  )
  const fonts = listTags(listTags(xml, 'fonts')[0]?.inner ?? '', 'font').map(({ inner }) =>
    /<b\b/.test(inner),
  )
  return listTags(listTags(xml, 'cellXfs')[0]?.inner ?? '', 'xf').map(({ head }) => ({
    format: formats.get(attribute(head, 'numFmtId')) ?? null,
    bold: fonts[Number(attribute(head, 'fontId') ?? 0)] ?? false,
  }))
}

function listTags(xml: string, name: string): { head: string; inner: string }[] {
  const tag = new RegExp(`<${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${name}>)`, 'g')
  return [...xml.matchAll(tag)].map(([, head = '', inner = '']) => ({ head, inner }))
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1]
}

/** `A` is 0, `AA` 26. */
function toColumn(address: string): number {
  const letters = address.replace(/\d/g, '')
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function unescapeXml(text: string): string {
  const named = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof named) => named[name])
}

/** `_xHHHH_` is a character (ECMA-376, ST_Xstring). */
function unescapeText(text: string): string {
  return unescapeXml(text).replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
