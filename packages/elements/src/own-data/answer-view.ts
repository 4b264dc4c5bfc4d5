import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'

/** How likely each class is, the likeliest first: a bar and words for each. */
export const sharesView = (
  classes: readonly string[],
  shares: Float32Array,
  words: Texts['ownData']['try'],
): HTMLElement => {
  const order = [...classes.keys()].sort((a, b) => shares[b]! - shares[a]!)
  const items = order.map((i) => {
    const text = words.answer(classes[i]!, Math.round(100 * shares[i]!))
    const bar = make('progress', { max: 1, value: shares[i]!, 'aria-label': text })
    return make('li', {}, text, bar)
  })
  return make('ul', { class: 'shares' }, ...items)
}
