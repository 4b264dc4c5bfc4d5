import type { CoreErrors } from '../../errors.js'
import type { PermalinkFault } from '../../permalink/permalink.js'

const copy = 'Copy the whole link again, from its first letter to its last.'
const share = 'Make a new link with the button that shares an exercise.'

/** What is wrong with a link, and what works; `name` is a parameter, or a version. */
export const en = ({ reason, name = '' }: CoreErrors['core/permalink']): string => {
  const words: Readonly<Record<PermalinkFault, string>> = {
    'no-link': `This is not a whole link to an exercise, which has v1. and a row of letters after its #. ${copy}`,
    version: `This link has version ${name}; only version 1 can be read here. A newer firstgrad may know it.`,
    'fragment-too-long':
      'This link is too long: it has more than 65,536 characters after its #. Shorten the code, or share it as a file.',
    'not-base64': `This link holds characters that do not belong in it. ${copy}`,
    'not-deflate': `This link is cut off or damaged. ${copy}`,
    'content-too-long': `This link unpacks to more than 256 kB, so nothing of it was read. ${share}`,
    'not-json': `What this link holds cannot be read. ${copy}`,
    'not-an-object': `What this link holds is no exercise. ${share}`,
    'unknown-field': `This link says something that version 1 of links does not know. ${share}`,
    exercise: `This link names no exercise, such as basics/neuron. ${share}`,
    code: 'The code in this link is no text, or has characters that no program has. Take these out and make the link again.',
    'code-too-long':
      'The code in this link has more than 100,000 bytes. Shorten it, or share it as a file.',
    parameters: `The parameters in this link are no list of names and values. ${share}`,
    'parameter-name': `This link names a parameter as none can be called. ${share}`,
    'parameter-value': `The value of ${name} in this link is neither a number, nor true or false, nor a short word. ${share}`,
    seed: 'The seed in this link is not a whole number from 0. Choose another seed.',
    lock: 'After ?lock= this link needs names of parameters, seed or code, as in ?lock=epochs,seed. Mend them, or leave ?lock= out.',
  }
  return words[reason]
}
