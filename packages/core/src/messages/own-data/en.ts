import type { Catalog } from '@firstgrad/errors'
import type { CoreErrors } from '../../errors.js'

/** Why data that someone brought along cannot be learned from, and what to do. */
export const ownData: Catalog<Pick<CoreErrors, 'core/own-data'>> = {
  'core/own-data': ({ problem }) => {
    switch (problem.what) {
      case 'few-classes':
        return `Expected pictures of at least two classes, got ${problem.count}. Add another class: what should the model tell apart?`
      case 'many-classes':
        return `Expected at most ${problem.most} classes, got ${problem.count}. Take fewer folders.`
      case 'small-class':
        return `Expected at least ${problem.least} pictures of each class, got ${problem.count} of ${problem.name}. Add some, or take that class away.`
      case 'many-pictures':
        return `Expected at most ${problem.most} pictures, got ${problem.count}. Take a part of them.`
      case 'picture-size':
        return `Expected pictures of ${problem.sizes.join(', ')} pixels a side, got ${problem.size}.`
      case 'few-rows':
        return `Expected at least ${problem.least} rows in which the target is known, got ${problem.count}.`
      case 'many-rows':
        return `Expected at most ${problem.most} rows, got ${problem.count}. Take a part of them.`
      case 'no-column':
        return `Expected one of the columns ${problem.known.join(', ')}, got ${problem.name}.`
      case 'target':
        return problem.because === 'one-value'
          ? `The column ${problem.name} has the same value in every row, so there is nothing to foretell. Choose another one.`
          : `The column ${problem.name} holds texts of too many kinds to be foretold. Choose one with numbers or with a few kinds.`
      case 'no-features':
        return 'No other column can be learned from: each is empty, always the same, or holds texts of too many kinds.'
    }
  },
}
