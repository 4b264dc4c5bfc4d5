import type { Language } from '@firstgrad/errors'
import type * as z from 'zod/mini'
import type { Drawing } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import type { Figure } from './figure.js'

/** A table of texts and numbers: what a figure shows, without its looks. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Draws a figure within a figure. */
export type Compose = (figure: Figure, width: number, height: number, medium: Medium) => Drawing

/** What one kind of figure can do; the faces are made of these. */
export interface Kind<F> {
  readonly schema: z.ZodMiniType<F>
  /** The height below the title that the figure likes at this width, where it knows one. */
  readonly height?: (figure: F, width: number, medium: Medium) => number
  /** It needs that height: in less room it is drawn smaller as a whole. */
  readonly isRigid?: boolean
  /** In less room than this it is drawn smaller as a whole too. Left out: {@link leastSize}. */
  readonly least?: (figure: F) => { readonly width: number; readonly height: number }
  readonly draw: (
    figure: F,
    width: number,
    height: number,
    medium: Medium,
    compose: Compose,
  ) => Drawing
  readonly table: (figure: F, lang: Language) => Table
  /** One true sentence, without the title. */
  readonly sentence: (figure: F, lang: Language) => string
}

/** The room that a plot and its axes need, in pixels. */
export const leastSize = { width: 120, height: 110 } as const

/** What every maker takes beside its data. */
export interface FigureOptions {
  readonly title?: string
  /** Size in pixels; left out: 640 wide, and as high as the figure needs. */
  readonly width?: number
  readonly height?: number
}

/** What an axis shows and how. */
export interface AxisOptions {
  readonly label?: string
  /** `time` takes milliseconds since 1970 and tells UTC. Left out: linear. */
  readonly scale?: 'linear' | 'log' | 'time'
  /** Left out: from the least to the largest value. */
  readonly domain?: readonly [number, number]
}

/** An axis of numbers. */
export type FlatAxisOptions = Pick<AxisOptions, 'label' | 'domain'>
