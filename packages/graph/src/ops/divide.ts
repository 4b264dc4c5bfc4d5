import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { cast } from './cast.js'
import { realDiv } from './div.js'
import { checkSame, combine } from './elementwise.js'

export interface Divide {
  /**
   * a / b, element by element, the true quotient of whole numbers too: −7 / 2 is −3.5.
   *
   * Whole numbers become float32 first (TensorFlow makes int32 float64, which does not exist
   * here), so the result is always float32.
   */
  divide<D extends Numeric = 'float32'>(
    a: Operand<D>,
    b: Operand<D>,
    options?: Named,
  ): Node<'float32'>
}

export const divide =
  (build: Builder): Divide['divide'] =>
  (a, b, options) => {
    const definition = { ...realDiv, title: 'divide' }
    const at = build.at(definition, options)
    const [left, right] = build.operands(at, [a, b])
    checkSame(at, left!.dtype, right!.dtype)
    const floats = [left!, right!].map((x) =>
      x.dtype === 'int32' || x.dtype === 'int16'
        ? build.scoped(at.name, () => cast(build)(x as Node<'int32'>, 'float32'))
        : x,
    )
    return build.unscoped(() => combine(build, definition, floats, { name: at.name }))
  }
