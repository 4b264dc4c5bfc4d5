import type { Language } from '@firstgrad/errors'
import { z } from 'zod'
import type { Drawing } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import type { Cell } from '../values/cells.js'
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
  readonly schema: z.ZodType<F>
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

const size = z.int().min(1).max(10_000)

/** The room that a plot and its axes need, in pixels. */
export const leastSize = { width: 120, height: 110 } as const

/** What every figure has. */
export const head = <Name extends string>(kind: Name) => ({
  version: z.literal(1),
  kind: z.literal(kind),
  title: z.string().optional(),
  width: size.optional(),
  height: size.optional(),
})

/** What every maker takes beside its data. */
export interface FigureOptions {
  readonly title?: string
  /** Size in pixels; left out: 640 wide, and as high as the figure needs. */
  readonly width?: number
  readonly height?: number
}

/** Checked in one loop: a line may have a hundred thousand points. */
export const cells: z.ZodType<Cell[]> = z.custom<Cell[]>(
  (value) =>
    Array.isArray(value) &&
    value.every((cell) => cell === null || (typeof cell === 'number' && Number.isFinite(cell))),
  { error: 'expected an array of numbers and nulls' },
)

export const grid = z
  .strictObject({ rows: z.int().min(0), columns: z.int().min(0), values: cells })
  .refine((g) => g.values.length === g.rows * g.columns, {
    error: 'expected as many values as rows x columns',
  })

export const domain = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low < high, { error: 'expected [low, high] with low < high' })

export const axis = z.strictObject({
  label: z.string().optional(),
  scale: z.enum(['linear', 'log', 'time']).optional(),
  domain: domain.optional(),
})
export type Axis = z.infer<typeof axis>

/** What an axis shows and how. */
export interface AxisOptions {
  readonly label?: string
  /** `time` takes milliseconds since 1970 and tells UTC. Left out: linear. */
  readonly scale?: 'linear' | 'log' | 'time'
  /** Left out: from the least to the largest value. */
  readonly domain?: readonly [number, number]
}

/** An axis of numbers whose ends are known. */
export const flatAxis = z.strictObject({ label: z.string().optional(), domain })

/** An axis of numbers. */
export type FlatAxisOptions = Pick<AxisOptions, 'label' | 'domain'>
