/** Where the same table is as XLSX: both formats are asked for alike, `format=csv` or by a path that ends in `.csv`. */
export function toXlsxHref(csvHref: string): string {
  return csvHref.replace(/([?&]format=)csv\b/, '$1xlsx').replace(/^([^?]*)\.csv(?=\?|$)/, '$1.xlsx')
}
