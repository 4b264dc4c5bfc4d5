import { affineMatrix } from '../geometry/affine-matrix.js'
import { inTurn, type Matrix3, type Point, scaling, translation } from '../geometry/matrix.js'
import { perspectiveMatrix } from '../geometry/perspective-matrix.js'
import type { Size } from '../geometry/sampler.js'
import type { Interval } from '../interval.js'
import { checkWhole, refuse } from '../options.js'
import type { Draw } from '../random.js'
import { type Chance, checkChance, checkInterval, chosen, within } from './chance.js'

export interface MotionOptions {
  /** Left becomes right. */
  readonly flipX?: Chance
  /** Top becomes bottom. */
  readonly flipY?: Chance
  /** Each corner moves inwards, by up to this share of the sides (below 0.5). */
  readonly perspective?: Chance & { readonly share: number }
  /** How many times as large. */
  readonly scale?: Chance & { readonly factor: Interval }
  /** How far lines down lean to the right, and lines to the right downwards. */
  readonly shear?: Chance & { readonly xDegrees?: Interval; readonly yDegrees?: Interval }
  /** Counterclockwise around the middle. */
  readonly rotate?: Chance & { readonly angleDegrees: Interval }
  /** To the right by shares of the width, down by shares of the height. */
  readonly translate?: Chance & { readonly x?: Interval; readonly y?: Interval }
  /** At last a part of this size, from anywhere, of every image. */
  readonly crop?: Size
}

const none: Interval = [0, 0]

/** @throws `kernels/option` */
export const checkMotion = (options: MotionOptions, { height, width }: Size): void => {
  const { flipX, flipY, perspective, scale, shear, rotate, translate, crop } = options
  const chances = { flipX, flipY, perspective, scale, shear, rotate, translate }
  for (const [option, chance] of Object.entries(chances)) if (chance) checkChance(option, chance)
  if (perspective && !(perspective.share >= 0 && perspective.share < 0.5)) {
    refuse('augment', 'perspective.share', 'a number from 0 to below 0.5', perspective.share)
  }
  if (scale) checkInterval('scale.factor', scale.factor, (least) => least > 0, 'numbers above 0')
  if (rotate) checkInterval('rotate.angleDegrees', rotate.angleDegrees)
  checkInterval('shear.xDegrees', shear?.xDegrees ?? none)
  checkInterval('shear.yDegrees', shear?.yDegrees ?? none)
  checkInterval('translate.x', translate?.x ?? none)
  checkInterval('translate.y', translate?.y ?? none)
  if (crop) {
    checkWhole('augment', 'crop.height', crop.height, 1, height)
    checkWhole('augment', 'crop.width', crop.width, 1, width)
  }
}

/** From the corners of the picture, edges included, to places further inwards. */
const perspectiveOf = (
  share: number,
  shares: readonly number[],
  { height, width }: Size,
): Matrix3 => {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const
  const place = (right: number, down: number): Point => ({
    x: right * width - 0.5,
    y: down * height - 0.5,
  })
  const inwards = (from: 0 | 1, by: number) => (from === 0 ? by : 1 - by)
  const from = corners.map(([x, y]) => place(x, y))
  const to = corners.map(([x, y], corner) =>
    place(inwards(x, share * shares[2 * corner]!), inwards(y, share * shares[2 * corner + 1]!)),
  )
  return perspectiveMatrix(from as never, to as never)
}

/** Where chance sends the places of an image; nothing where it stays as it is. */
export const drawMotion = (options: MotionOptions, size: Size, draw: Draw): Matrix3 | undefined => {
  const { height, width } = size
  const mirrored = chosen(options.flipX, draw, 0, () => scaling(-1, 1))
  const upturned = chosen(options.flipY, draw, 0, () => scaling(1, -1))
  const tilted = chosen(options.perspective, draw, 8, ({ share }, shares) =>
    perspectiveOf(share, shares, size),
  )
  const scale = chosen(options.scale, draw, 1, ({ factor }, [share]) => within(factor, share!))
  const lean = chosen(
    options.shear,
    draw,
    2,
    ({ xDegrees = none, yDegrees = none }, [right, down]) => ({
      x: within(xDegrees, right!),
      y: within(yDegrees, down!),
    }),
  )
  const angle = chosen(options.rotate, draw, 1, ({ angleDegrees }, [share]) =>
    within(angleDegrees, share!),
  )
  const shift = chosen(options.translate, draw, 2, ({ x = none, y = none }, [right, down]) => ({
    x: width * within(x, right!),
    y: height * within(y, down!),
  }))
  const [down, right] = [draw(), draw()]
  const { crop } = options
  const corner = crop && {
    x: Math.floor(right * (width - crop.width + 1)),
    y: Math.floor(down * (height - crop.height + 1)),
  }
  const happened = [mirrored, upturned, tilted, scale, lean, angle, shift, corner]
  if (happened.every((one) => one === undefined)) return undefined
  const center = { x: (width - 1) / 2, y: (height - 1) / 2 }
  const about = (matrix: Matrix3) =>
    inTurn(translation(-center.x, -center.y), matrix, translation(center.x, center.y))
  const steps = [
    mirrored && about(mirrored),
    upturned && about(upturned),
    tilted,
    affineMatrix({
      scale: scale ?? 1,
      shearDegrees: lean ?? {},
      angleDegrees: angle ?? 0,
      translate: shift ?? {},
      center,
    }),
    corner && translation(-corner.x, -corner.y),
  ]
  return inTurn(...steps.filter((step) => step !== undefined))
}
