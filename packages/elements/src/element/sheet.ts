const sheets = new Map<string, CSSStyleSheet>()

/** A style sheet made once for all elements; a strict policy of the page does not forbid it. */
export const sheetOf = (css: string): CSSStyleSheet => {
  const known = sheets.get(css)
  if (known) return known
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  sheets.set(css, sheet)
  return sheet
}
