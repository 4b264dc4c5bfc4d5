import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete'
import { tfjsNames } from '../generated/tfjs-names.js'
import { kitNames } from './kit-names.js'

/** `matMul(a, b): Tensor` as an entry that inserts the name and shows the rest. */
export const completionOf = (line: string): Completion => {
  const [label = line] = /^[\w$.]+/.exec(line) ?? []
  const detail = line.slice(label.length)
  const type = detail.startsWith('(') ? 'function' : 'type'
  return { label, type, ...(detail && { detail }) }
}

const tensorflow = tfjsNames.map(completionOf)

/** What stands behind `tf.`. */
export const tensorflowCompletions: CompletionSource = (context: CompletionContext) => {
  const before = context.matchBefore(/\btf\.[\w.]*$/)
  if (!before) return null
  return { from: before.from + 'tf.'.length, options: tensorflow, validFor: /^[\w.]*$/ }
}

/** What the exercise's kit exports. */
export const kitCompletions = (kit: string | undefined): CompletionSource => {
  const options = kitNames(kit ?? '').map(completionOf)
  return (context) => {
    const before = context.matchBefore(/(?<![\w$.])[A-Za-z_$][\w$]*$/)
    if (options.length === 0 || (!before && !context.explicit)) return null
    return { from: before?.from ?? context.pos, options, validFor: /^[\w$]*$/ }
  }
}
