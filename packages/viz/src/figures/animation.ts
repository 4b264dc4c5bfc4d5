import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { valueText } from '../scales/format.js'
import type { Drawing } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { words } from '../words/words.js'
import type { Figure } from './figure.js'
import { figuresTable } from './figures-table.js'
import type { FigureOptions, Kind } from './kind.js'
import { head } from './schema.js'

export interface AnimationOptions extends FigureOptions {
  readonly frames: readonly Figure[]
  /** How long each frame stays; left out: 0.2. */
  readonly secondsPerFrame?: number
}

/** The shape of a film, given what a figure is. */
export const animationSchema = <T extends z.ZodMiniType>(figure: T) =>
  z.strictObject({
    ...head('animation'),
    frames: z.array(figure).check(z.minLength(1)),
    secondsPerFrame: z.number().check(z.minimum(0.01), z.maximum(60)),
  })

/** Frames of a run, one after the other. */
export interface Animation {
  version: 1
  kind: 'animation'
  title?: string | undefined
  width?: number | undefined
  height?: number | undefined
  frames: Figure[]
  secondsPerFrame: number
}

/** Throws `viz/empty`, `viz/animation-within`. */
export const checkFrames = (frames: readonly Figure[]): void => {
  if (frames.length === 0) throw vizError('viz/empty', { what: 'frames' })
  const holdsFilm = (figure: Figure): boolean =>
    figure.kind === 'animation' || (figure.kind === 'subplots' && figure.figures.some(holdsFilm))
  if (frames.some(holdsFilm)) throw vizError('viz/animation-within', {})
}

export const animationKind = (
  schema: z.ZodMiniType<Animation>,
  kindOf: (figure: Figure) => Kind<Figure>,
  heightOf: (figure: Figure, width: number, medium: Medium) => number,
): Kind<Animation> => ({
  schema,
  height: ({ frames }, width, medium) =>
    Math.max(1, ...frames.map((frame) => heightOf(frame, width, medium))),
  draw({ frames, secondsPerFrame: seconds }, width, height, medium, compose): Drawing {
    const drawings = frames.map((frame) => compose(frame, width, height, medium))
    return {
      marks: drawings.map(({ marks }, index) => ({
        type: 'group',
        marks,
        frame: { index, of: frames.length, seconds },
      })),
      tips: drawings.flatMap(({ tips }, frame) => tips.map((tip) => ({ ...tip, frame }))),
    }
  },
  table: ({ frames }, lang) => figuresTable(words(lang).frame, frames, kindOf, lang),
  sentence({ frames, secondsPerFrame }, lang) {
    const last = frames.at(-1) as Figure
    return words(lang).animation(
      frames.length,
      valueText(frames.length * secondsPerFrame),
      kindOf(last).sentence(last, lang),
    )
  },
})
