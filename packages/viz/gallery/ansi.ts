/** What a terminal shows as HTML: colours and bold, nothing else. */
export const ansiToHTML = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours are told.
  const parts = text.split(/\u001b\[([\d;]*)m/)
  return parts
    .map((part, i) => {
      if (i % 2 === 1) return ''
      const style = i === 0 ? '' : styleOf(parts[i - 1] as string)
      const body = part.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)
      return style ? `<span style="${style}">${body}</span>` : body
    })
    .join('')
}

const styleOf = (codes: string): string => {
  const list = codes.split(';').map(Number)
  const styles: string[] = []
  for (let i = 0; i < list.length; i++) {
    if (list[i] === 1) styles.push('font-weight:bold')
    if ((list[i] === 38 || list[i] === 48) && list[i + 1] === 2) {
      styles.push(`${list[i] === 38 ? 'color' : 'background'}:rgb(${list.slice(i + 2, i + 5)})`)
      i += 4
    }
  }
  return styles.join(';')
}
