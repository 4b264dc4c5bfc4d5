import type { Language } from '@firstgrad/errors'
import type { Figure } from '../figures/figure.js'
import type { ThemeName } from '../scene/theme.js'
import { characters } from '../terminal/characters.js'
import { abilityOfOutput, host, type TerminalStream } from '../terminal/host.js'
import type { LiveFigure } from './index.js'

const frameMs = 1000 / 60
const narrowest = 20
const lowest = 6

/** Draws over what it drew before, as often as the stream takes it and sixty times a second at most. */
export const liveInTerminal = (
  figure: Figure,
  output: TerminalStream | undefined,
  { theme, lang = 'en' }: { readonly theme?: ThemeName; readonly lang?: Language },
): LiveFigure => {
  const stream = output ?? (host().stdout as TerminalStream)
  const isTTY = stream.isTTY ?? false
  const ability = abilityOfOutput(stream)
  let next: Figure | undefined = figure
  let lines = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isFull = false
  let drawnAt = Number.NEGATIVE_INFINITY

  const draw = () => {
    timer = undefined
    if (!next) return
    drawnAt = performance.now()
    const text = characters(next, {
      columns: Math.max(narrowest, (stream.columns ?? 80) - 1),
      // One line is left free: the one that the cursor stands on.
      ...(isTTY && stream.rows ? { most: Math.max(lowest, stream.rows - 1) } : {}),
      colours: ability.colours,
      ascii: ability.protocol === 'ascii',
      theme: theme ?? ability.theme,
      lang,
    })
    next = undefined
    // Up to the first line, and away with what is longer than the new: all in one write.
    const back = lines > 0 ? `\u001b[${lines}A\r\u001b[J` : ''
    lines = text.split('\n').length
    isFull = !stream.write(`${back}${text}\n`)
    if (isFull) {
      stream.once('drain', () => {
        isFull = false
        schedule()
      })
    }
  }
  const schedule = () => {
    if (!isTTY || isFull || timer !== undefined || !next) return
    timer = setTimeout(draw, Math.max(0, frameMs - (performance.now() - drawnAt)))
  }
  if (isTTY) draw()
  return {
    update(figure) {
      next = figure
      schedule()
    },
    stop() {
      clearTimeout(timer)
      draw()
    },
  }
}
