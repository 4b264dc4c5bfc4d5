import type { Exercise, ReadFile } from '@firstgrad/core/exercises'
import type { Language } from '@firstgrad/errors'
import type { Problem } from '../editor/editor.js'
import { make } from '../element/make.js'
import { recordDeed } from '../progress/store.js'
import { texts } from '../texts/texts.js'
import { type CheckState, createChecking } from './checking.js'
import type { Layout } from './layout.js'

interface CheckAreaOptions {
  readonly view: Layout
  readonly exercise: Exercise
  readonly read: ReadFile
  /** What the learner's file is called. */
  readonly file: string
  readonly language: Language
  readonly signal: AbortSignal
  /** Underlines lines of the code. */
  readonly mark: (problems: readonly Problem[]) => void
  readonly showTrouble: () => void
}

const judgePauseMs = 800

const loadJudging = () => import('./judging.js')

/** The part of a panel that judges: how the code stands, and the verdict. */
export const checkArea = (options: CheckAreaOptions) => {
  const { view, exercise, read, file, language, signal, mark, showTrouble } = options
  const { id } = exercise
  const words = texts[language].task
  const command = `npx firstgrad check ${id}`

  let begun: ReturnType<typeof loadJudging> | null = null
  const begin = () => {
    begun ??= loadJudging().then((judging) => {
      if (!signal.aborted) {
        judging.joinJudge(signal)
        judging.warmJudge()
      }
      return judging
    })
    // Offline, perhaps: whoever checks hears of it, and the next time tries again.
    begun.catch(() => {
      begun = null
    })
    return begun
  }
  const showUnable = (text: string, why?: string) => {
    view.verdict.replaceChildren(
      make('p', { class: 'outcome wrong' }, text),
      ...(why ? [make('p', { class: 'note' }, why)] : []),
    )
    view.showState('')
    view.announcer.say(text)
  }
  const showVerdict = async (state: CheckState & { type: 'judged' }, asked: boolean) => {
    const { mayNotRun, problemsOf, sentenceOf, verdictView } = await begin()
    const { verdict } = state
    if (mayNotRun(verdict)) return showUnable(words.noEval(command))
    const passes = verdict.verdict === 'pass'
    view.verdict.replaceChildren(verdictView(exercise, verdict, language))
    view.showState(words.status[verdict.verdict], passes ? 'right' : 'wrong')
    mark(problemsOf(verdict, file, language))
    view.announcer.say(sentenceOf(verdict, language))
    // Code that is only half typed, and cannot even be read, is no try.
    if (asked || verdict.verdict !== 'error')
      recordDeed(id, { type: 'judged', verdict: verdict.verdict, mistake: verdict.mistake })
    showTrouble()
  }
  const checking = createChecking({
    pauseMs: judgePauseMs,
    async judge(code, ending) {
      const { judgeHere } = await begin()
      if (ending.aborted) return null
      const answer = { entry: file, files: { [file]: code } }
      return judgeHere({ exercise, read, answer, signal: ending })
    },
    changed(state, asked) {
      if (signal.aborted) return
      view.verdict.classList.toggle('old', state.type === 'unjudged' || state.type === 'running')
      if (state.type === 'unjudged') view.showState(words.typing)
      else if (state.type === 'running') view.showState(words.running)
      else if (state.type === 'judged') void showVerdict(state, asked)
      else showUnable(words.noWorker(command), String(state.error))
    },
  })

  return {
    /** TensorFlow.js is fetched when someone begins, not when a page is read. */
    begin: () => void begin(),
    typed(code: string) {
      void begin()
      checking.typed(code)
    },
    check: (code: string) => checking.check(code),
    close: () => checking.close(),
  }
}
