import type { Catalog } from '@firstgrad/errors'
import type { Difference, Kind } from '../judge/compare.js'
import type { OddThing, Place, Thrown } from '../worker/protocol.js'
import type { VerdictDetails } from './details.js'

const kinds: Readonly<Record<Kind, string>> = {
  tensor: 'a tensor',
  number: 'a number',
  text: 'a text',
  boolean: 'true or false',
  nothing: 'nothing (undefined)',
  bytes: 'a Uint8Array',
  list: 'an array',
  object: 'an object',
}

const odd: Readonly<Record<OddThing, string>> = {
  promise: 'a promise. Leave out async and await: the value itself is asked for',
  function: 'a function. Call it, and return what it gives',
  disposed: 'a tensor that is disposed already. Return it from tf.tidy, or dispose it later',
  symbol: 'a symbol, which is no answer',
  bigint: 'a bigint. Return an ordinary number',
  circular: 'an object that contains itself',
  huge: 'far more values than any answer here has',
}

const shape = (lengths: readonly number[]) => `[${lengths.join(', ')}]`

const number = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value)
    ? String(Number.isInteger(value) ? value : Number(value.toPrecision(7)))
    : JSON.stringify(value) === undefined || typeof value === 'number'
      ? String(value)
      : JSON.stringify(value)

/** A path as a reader says it; `#2` is the gradient of the second argument. */
const named = (path: string) =>
  path.replace(/^\./, '').replace(/^#(\d+)/, 'the gradient of argument $1, ')

const at = (path: string, index: readonly number[] = []) => {
  const place = `${named(path)}${index.length > 0 ? shape(index) : ''}`
  return place ? ` at ${place.replace(/, $/, '')}` : ''
}

const part = (path: string) => (path ? ` for ${named(path).replace(/, $/, '')}` : '')

const rank = (lengths: readonly number[]) =>
  lengths.length === 0 ? 'a scalar' : `rank ${lengths.length}`

const differs = (difference: Difference): string => {
  switch (difference.kind) {
    case 'kind':
      return `expected ${kinds[difference.expected]}${part(difference.path)}, got ${kinds[difference.received]}`
    case 'shape': {
      const { expected, received } = difference
      const ranks =
        expected.length === received.length ? '' : ` (${rank(expected)}, not ${rank(received)})`
      return `expected shape ${shape(expected)}${part(difference.path)}, got ${shape(received)}${ranks}`
    }
    case 'dtype':
      return `the values are right, but expected dtype ${difference.expected}${part(difference.path)}, got ${difference.received}`
    case 'value': {
      const { expected, received, path, index, wrong, of } = difference
      const many = of > 1 ? ` (${wrong} of ${of} values are wrong)` : ''
      return `expected ${number(expected)}${at(path, index)}, got ${number(received)}${many}`
    }
    case 'length':
      return `expected ${difference.expected} items${part(difference.path)}, got ${difference.received}`
    case 'missing':
      return `expected a property "${difference.key}"${part(difference.path)}, found none`
    case 'refused':
      return 'this is not one of the right answers'
  }
}

const inFile = (place?: Place) => (place ? ` (${place.file}, line ${place.line})` : '')

const said = ({ name, message, place }: Thrown) =>
  `${/Error$/.test(name) ? `${name}: ` : ''}${message}${inFile(place)}`

const list = (names: readonly string[]) => names.join(', ')

export const en: Catalog<VerdictDetails> = {
  'check/different': ({ call, difference }) => `${call}: ${differs(difference)}.`,
  'check/odd': ({ call, what, where }) => `${call} gave${part(where)} ${odd[what]}.`,
  'check/threw': ({ call, error }) => `${call} threw ${said(error)}.`,
  'check/should-throw': ({ call, mention, said: words }) =>
    words === undefined
      ? `${call}: expected an error${mention ? ` that mentions "${mention}"` : ''}, but it returned.`
      : `${call}: expected the error to mention "${mention}", it says: ${words}`,
  'check/gradient-missing': ({ call }) =>
    `${call}: TensorFlow.js finds no way from the answer back to the input. Compute with tf operations that have gradients all the way: no data() or dataSync(), and no comparison alone.`,
  'check/timeout': ({ call, afterMs }) =>
    `${call} was not done after ${afterMs / 1000} s and was ended. Look for a loop that never ends.`,
  'check/load-timeout': ({ afterMs }) =>
    `The file was still running after ${afterMs / 1000} s, before any function was called, and was ended. Look for a loop outside of the functions.`,
  'check/ended': ({ why, message }) =>
    ({
      exit: 'The code ended its own process (process.exit). Return a value instead.',
      memory:
        'The code took too much memory and was ended. Free tensors with tf.tidy or dispose, and do not build such large arrays.',
      crash: `The code's worker broke down${message ? `: ${message}` : ''}.`,
    })[why],
  'check/tampered': ({ what }) =>
    `The code changed ${list(what)}, which everything else here depends on. Write a function of your own instead.`,
  'check/leaked': ({ call, count }) =>
    `${call} left ${count} ${count === 1 ? 'tensor' : 'tensors'} behind that nobody can free. Put the work into tf.tidy(() => …), or dispose what you do not return.`,
  'check/disposed': ({ call, argument }) =>
    `${call} disposed its argument ${argument + 1}. It belongs to the caller: leave it as it is.`,
  'check/syntax': ({ error }) => `The file cannot be read: ${said(error)}.`,
  'check/load-threw': ({ error }) => `The file threw while it was loaded: ${said(error)}.`,
  'check/import': ({ specifier, file, allowed }) =>
    `${file} imports "${specifier}". Only ${list(allowed)} and files beside it can be imported here.`,
  'check/missing-file': ({ specifier, file }) =>
    `${file} imports "${specifier}", but there is no such file beside it.`,
  'check/missing-export': ({ name, found }) =>
    found.length > 0
      ? `Expected an export "${name}", found ${list(found)}. Write: export const ${name} = …`
      : `Expected an export "${name}", the file exports nothing. Write: export const ${name} = …`,
  'check/not-a-function': ({ name }) => `Expected "${name}" to be a function.`,
  'check/arity': ({ name, takes, given }) =>
    `Note: ${name} takes ${takes} ${takes === 1 ? 'parameter' : 'parameters'}, but is called with ${given}.`,
  'check/not-run': ({ after }) =>
    after === 'timeout'
      ? 'Not tried any more, since the code took too long twice.'
      : 'Not tried any more, since the code ended its worker twice.',
  'check/pattern-transposed': () => 'The answer is transposed: rows and columns are swapped.',
  'check/pattern-sign': () => 'Every value has the wrong sign.',
  'check/pattern-factor': ({ factor }) => `Every value is ${factor} times what it should be.`,
  'check/pattern-mean-for-sum': () => 'It looks like a mean where a sum is asked for.',
  'check/pattern-sum-for-mean': () => 'It looks like a sum where a mean is asked for.',
  'check/pattern-shifted': ({ axis, by }) =>
    `The values are right but stand one place too far ${by > 0 ? 'back' : 'to the front'} along axis ${axis}.`,
  'check/pattern-axis': () => 'It looks like the wrong axis: the length is that of the other one.',
  'check/pattern-batch-dropped': () => 'Only the first example of the batch came back.',
  'check/pattern-clamped': ({ low, high }) =>
    `Values end at ${[low, high].filter((v) => v !== undefined).join(' and ')}, where the right ones go on.`,
  'check/pattern-whole-numbers': () => 'The fractions are lost: the values are whole numbers.',
  'check/pattern-not-a-number': () =>
    'There is a NaN: look for 0 / 0, ∞ - ∞ or the root or logarithm of a negative number.',
  'check/pattern-zeros': () => 'Every value is 0.',
}
