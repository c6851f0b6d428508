import { guardFormula } from './guard-formula'
import { toLegalXml } from './legal-xml'

/** The most characters that a spreadsheet takes in a cell. */
const LONGEST = 32_767

/**
 * Text for a cell of XLSX: guarded as in CSV, cut where a cell ends, and without what XML cannot say. Escaped as the
 * file format has it (ECMA-376, ST_Xstring): `_xHHHH_` there is a character, so what looks like one is escaped, and a
 * carriage return, which XML readers drop, is written as one.
 */
export function toXlsxText(text: string): string {
  const guarded = guardFormula(toLegalXml(text))
  const short = guarded.length > LONGEST ? `${cut(guarded)}…` : guarded
  return keepName(short.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replaceAll('\r', '_x000D_'))
}

/** Does not cut a character of two halves through. */
function cut(text: string): string {
  return text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')
}

/** write-excel-file looks texts up in a plain object: the names that every object has would be found there. */
function keepName(text: string): string {
  if (!(text in {})) return text
  const code = text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `_x${code}_${text.slice(1)}`
}
