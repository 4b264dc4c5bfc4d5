import stringWidth from 'string-width'

/** As many of the pieces as fit, two spaces between them; the first is cut where even it does not. */
export const fitWords = (pieces: readonly string[], width: number): string => {
  let text = ''
  for (const piece of pieces) {
    const longer = text === '' ? piece : `${text}  ${piece}`
    if (stringWidth(longer) > width) break
    text = longer
  }
  if (text !== '' || pieces.length === 0) return text
  let cut = ''
  for (const character of pieces[0]!) {
    if (stringWidth(cut + character) >= width) break
    cut += character
  }
  return `${cut}…`
}
