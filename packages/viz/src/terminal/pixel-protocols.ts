import { toBase64 } from '../values/base64.js'

const esc = '\u001b'

/** A PNG file in pieces of 4,096 letters, as kitty takes it (Kitty graphics protocol). */
export const kitty = (png: Uint8Array): string => {
  const data = toBase64(png)
  const pieces = data.match(/.{1,4096}/g) ?? []
  return pieces
    .map((piece, i) => {
      const more = i < pieces.length - 1 ? 1 : 0
      const control = i === 0 ? `a=T,f=100,q=2,m=${more}` : `m=${more}`
      return `${esc}_G${control};${piece}${esc}\\`
    })
    .join('')
}

/** A PNG file as iTerm2, WezTerm and mintty take it (iTerm2 inline images protocol). */
export const iterm2 = (png: Uint8Array, width: number): string =>
  `${esc}]1337;File=inline=1;size=${png.length};width=${width}px;preserveAspectRatio=1:${toBase64(png)}\u0007`

const steps = 6

/**
 * RGBA as sixels, six rows at a time, in the 216 colours of a cube (DEC STD 070). All is opaque.
 */
export const sixel = (pixels: Uint8Array, width: number, height: number): string => {
  const level = (v: number) => Math.round((v / 255) * (steps - 1))
  const indices = new Uint8Array(width * height)
  for (let i = 0; i < indices.length; i++) {
    const [r, g, b] = [0, 1, 2].map((c) => level(pixels[i * 4 + c] as number)) as [
      number,
      number,
      number,
    ]
    indices[i] = (r * steps + g) * steps + b
  }
  const used = [...new Set(indices)].sort((a, b) => a - b)
  const percent = (v: number) => Math.round((v / (steps - 1)) * 100)
  const colours = used.map((c) => {
    const [r, g, b] = [Math.floor(c / steps ** 2), Math.floor(c / steps) % steps, c % steps]
    return `#${c};2;${percent(r)};${percent(g)};${percent(b)}`
  })
  const bands: string[] = []
  for (let top = 0; top < height; top += 6) bands.push(sixelBand(indices, width, height, top))
  return `${esc}P0;1q"1;1;${width};${height}${colours.join('')}${bands.join('-')}${esc}\\`
}

/** Six rows: one run over the width for each colour in them. */
const sixelBand = (indices: Uint8Array, width: number, height: number, top: number): string => {
  const rows = new Map<number, Uint8Array>()
  for (let row = 0; row < 6 && top + row < height; row++) {
    for (let x = 0; x < width; x++) {
      const colour = indices[(top + row) * width + x] as number
      const bits = rows.get(colour) ?? new Uint8Array(width)
      rows.set(colour, bits)
      bits[x] = (bits[x] as number) | (1 << row)
    }
  }
  return [...rows].map(([colour, bits]) => `#${colour}${runs(bits)}`).join('$')
}

/** Equal neighbours are counted. */
const runs = (bits: Uint8Array): string => {
  let text = ''
  for (let x = 0; x < bits.length; ) {
    let end = x + 1
    while (end < bits.length && bits[end] === bits[x]) end++
    const letter = String.fromCharCode(63 + (bits[x] as number))
    text += end - x > 3 ? `!${end - x}${letter}` : letter.repeat(end - x)
    x = end
  }
  return text
}
