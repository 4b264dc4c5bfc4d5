import type { Language } from '@firstgrad/errors'

/** Something that is wrong in a line, for its learner to read there. */
export interface Problem {
  /** The first line is 1. */
  readonly line: number
  readonly message: string
}

/** Where a learner writes: a plain field at first, CodeMirror when it has come. */
export interface Editor {
  readonly text: string
  /** Replaces all; what was there can be had back by undoing, where the editor can undo. */
  setText(text: string): void
  /** Underlines these lines and no others, until the text changes. */
  mark(problems: readonly Problem[]): void
  focus(): void
  close(): void
}

export interface EditorOptions {
  readonly text: string
  /** What it is called by those who cannot see it. */
  readonly label: string
  /** Id of the element that tells how it is used. */
  readonly describedBy: string
  readonly language: Language
  readonly readOnly: boolean
  readonly changed: (text: string) => void
  /** Ctrl-Enter, or Cmd-Enter. */
  readonly submit: () => void
}
