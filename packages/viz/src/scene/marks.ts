/** A rectangle in pixels, from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface RectMark extends Box {
  readonly type: 'rect'
  readonly fill?: string
  readonly stroke?: string
  readonly strokeWidth?: number
  readonly opacity?: number
  readonly radius?: number
}

/** Points one after the other, `[x0, y0, x1, y1, ...]`; NaN lifts the pen. */
export interface LineMark {
  readonly type: 'line'
  readonly points: ArrayLike<number>
  readonly stroke: string
  readonly width?: number
  readonly dash?: string
  readonly opacity?: number
  /** Which series the line belongs to, where it is one: tells lines apart where colours cannot. */
  readonly series?: number
  /** Helps the eye and tells nothing: left out where there is little room. */
  readonly isGuide?: boolean
}

/** Closed rings of points; a ring within another is a hole. */
export interface AreaMark {
  readonly type: 'area'
  readonly rings: readonly ArrayLike<number>[]
  readonly fill: string
  readonly opacity?: number
}

/** The shapes that stand for series, beside their colours. */
export const dotShapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star'] as const
export type DotShape = (typeof dotShapes)[number]

export interface DotMark {
  readonly type: 'dot'
  readonly shape: DotShape
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly fill: string
  readonly stroke?: string
  readonly opacity?: number
  readonly series?: number
}

/** One line of text; `y` is its baseline. */
export interface TextMark {
  readonly type: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly fill: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
}

/** A picture, drawn without smoothing: `columns` x `rows` RGBA pixels, or a PNG file as base64. */
export type ImageMark = Box & { readonly type: 'image' } & (
    | { readonly pixels: Uint8Array; readonly columns: number; readonly rows: number }
    | { readonly png: string }
  )

/** Marks moved by `x` and `y`, made smaller by `scale`, cut off at `clip`, or shown in one frame of a film only. */
export interface GroupMark {
  readonly type: 'group'
  readonly marks: readonly Mark[]
  readonly x?: number
  readonly y?: number
  readonly scale?: number
  readonly clip?: Box
  readonly frame?: { readonly index: number; readonly of: number; readonly seconds: number }
}

export type Mark = RectMark | LineMark | AreaMark | DotMark | TextMark | ImageMark | GroupMark

/** What is told of a place: shown where a pointer comes near it. */
export interface Tip {
  readonly x: number
  readonly y: number
  /** Made when it is asked for: most faces never do. */
  readonly text: () => string
  readonly frame?: number
}

/** Marks within a box of a known size, from its upper left corner. */
export interface Drawing {
  readonly marks: readonly Mark[]
  readonly tips: readonly Tip[]
}

/** A drawing with the size of its frame. */
export interface Scene extends Drawing {
  readonly width: number
  readonly height: number
}

/** A drawing that is made smaller. */
export const scaled = (drawing: Drawing, scale: number): Drawing => ({
  marks: [{ type: 'group', scale, marks: drawing.marks }],
  tips: drawing.tips.map((tip) => ({ ...tip, x: tip.x * scale, y: tip.y * scale })),
})

/** A drawing that is moved. */
export const moved = (drawing: Drawing, x: number, y: number): Drawing => ({
  marks: [{ type: 'group', x, y, marks: drawing.marks }],
  tips: drawing.tips.map((tip) => ({ ...tip, x: tip.x + x, y: tip.y + y })),
})
