/** A table as a file that a spreadsheet opens: every cell between quotation marks, in UTF-8 with its mark. */

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`

/**
 * What begins like a formula, in full width too, is a text: nobody's note shall be worked out by a
 * spreadsheet. An amount in red ink is still an amount.
 */
function cell(text: string): string {
  const isFormula = /^[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^-\d[\d,]*(\.\d+)?$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
