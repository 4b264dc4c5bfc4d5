// Of figures what needs a disk or a terminal; bundlers for pages stop at it.
export { type EventWriter, eventWriter } from '@firstgrad/viz/tensorboard'
export { toCharacters, toTerminal } from '@firstgrad/viz/terminal'
