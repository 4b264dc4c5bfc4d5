import type { Exercise, ReadFile, Task } from '@firstgrad/core/exercises'
import { requireTry } from '@firstgrad/core/progress'
import { isCodedError, type Language } from '@firstgrad/errors'
import { growingEditor } from '../editor/growing-editor.js'
import { make } from '../element/make.js'
import { loadProgress, progressEvent, recordDeed } from '../progress/store.js'
import { texts } from '../texts/texts.js'
import { type CheckState, createChecking } from './checking.js'
import { createDraft } from './draft.js'
import type { FromFragment } from './fragment.js'
import { hintsView } from './hints-view.js'
import { layOut } from './layout.js'
import { paintCode } from './paint-code.js'
import { copied, linkField, linkTo } from './share.js'
import { solutionView } from './solution-view.js'
import { troubleWords } from './trouble.js'

export interface PanelOptions {
  readonly exercise: Exercise
  readonly task: Task
  readonly read: ReadFile
  readonly starter: string
  readonly kit: string | undefined
  readonly fromFragment: FromFragment
  readonly fragment: string
  readonly language: Language
  readonly signal: AbortSignal
}

const judgePauseMs = 800
const keepPauseMs = 300

const loadJudging = () => import('./judging.js')

/** The words for an error; the catalogs are large, and most pages never need them. */
const wordsFor = async (error: unknown, language: Language): Promise<string> =>
  (await import('@firstgrad/core/messages')).describeError(error, language)

/** What a learner sees of one task, at work until the signal. */
export const taskPanel = (options: PanelOptions): HTMLElement => {
  const { exercise, task, read, starter, kit, fromFragment, fragment, language, signal } = options
  const { id } = exercise
  const words = texts[language].task
  const file = `${id.split('/')[1]}.ts`
  const command = `npx firstgrad check ${id}`
  const view = layOut(exercise.title[language], file, words)
  const { announcer } = view
  const draft = createDraft({
    id,
    starter,
    link: fromFragment.link,
    fragment,
    pauseMs: keepPauseMs,
  })

  // What is said

  const notice = (text: string, ...more: readonly Node[]) => {
    view.notice.replaceChildren(...(text ? [make('p', {}, text)] : []), ...more)
    if (text) announcer.say(text)
  }
  const showTrouble = () => {
    const found = troubleWords(draft.trouble, words)
    if (found.join() === [...view.trouble.children].map((p) => p.textContent).join()) return
    view.trouble.replaceChildren(...found.map((text) => make('p', {}, text)))
  }
  const showState = (text: string, name = '') => {
    view.state.textContent = text
    view.state.className = `state ${name}`
  }

  // The verdict

  const showVerdict = async (state: CheckState & { type: 'judged' }, asked: boolean) => {
    const { mayNotRun, problemsOf, sentenceOf, verdictView } = await begin()
    const { verdict } = state
    if (mayNotRun(verdict)) return showUnable(words.noEval(command))
    const passes = verdict.verdict === 'pass'
    view.verdict.replaceChildren(verdictView(exercise, verdict, language))
    showState(words.status[verdict.verdict], passes ? 'right' : 'wrong')
    editor.mark(problemsOf(verdict, file, language))
    announcer.say(sentenceOf(verdict, language))
    // Code that is only half typed, and cannot even be read, is no try.
    if (asked || verdict.verdict !== 'error')
      recordDeed(id, { type: 'judged', verdict: verdict.verdict, mistake: verdict.mistake })
    showTrouble()
  }
  const showUnable = (text: string, why?: string) => {
    view.verdict.replaceChildren(
      make('p', { class: 'outcome wrong' }, text),
      ...(why ? [make('p', { class: 'note' }, why)] : []),
    )
    showState('')
    announcer.say(text)
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
      if (state.type === 'unjudged') showState(words.typing)
      else if (state.type === 'running') showState(words.running)
      else if (state.type === 'judged') void showVerdict(state, asked)
      else showUnable(words.noWorker(command), String(state.error))
    },
  })

  // The code

  let begun: ReturnType<typeof loadJudging> | null = null
  /** TensorFlow.js is fetched when someone begins, not when a page is read. */
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
  const check = () => {
    void begin()
    checking.check(editor.text)
  }
  const editor = growingEditor({
    text: draft.text,
    label: words.editor(file),
    describedBy: view.keysId,
    language,
    readOnly: draft.readOnly,
    kit,
    signal,
    changed(text) {
      void begin()
      if (text === draft.text) return
      if (!loadProgress().exercises[id]) recordDeed(id, { type: 'started' })
      draft.write(text)
      checking.typed(text)
      showTools()
    },
    submit: check,
  })
  editor.element.addEventListener('focusin', () => void begin())
  view.desk.append(editor.element)

  const replaceText = (text: string, said: string) => {
    editor.setText(text)
    checking.typed(text)
    notice(said)
    showTools()
    showTrouble()
  }

  // The tools

  const showTools = () => {
    const taken = loadProgress().exercises[id]?.hints ?? 0
    const of = task.hints.length
    view.hint.textContent = taken < of ? words.hint(taken + 1, of) : words.noMoreHints
    view.hint.disabled = taken >= of
    view.takeBack.hidden = !draft.replaced
    view.reset.hidden = draft.readOnly || draft.text === starter
  }
  /** A button that goes away hands the focus on to the one that takes its place. */
  const handOn = (from: HTMLButtonElement, to: HTMLButtonElement) => {
    const root = from.getRootNode() as ShadowRoot
    return () => {
      if (root.activeElement === from || root.activeElement === null) to.focus()
    }
  }
  const showHints = (rungs: number, open: boolean) => {
    view.hints.replaceChildren(hintsView(task.hints, rungs, open, language))
    for (const code of view.hints.querySelectorAll('pre')) void paintCode(code)
  }
  const nextHint = () => {
    const rung = (loadProgress().exercises[id]?.hints ?? 0) + 1
    recordDeed(id, { type: 'hint', rung })
    showHints(rung, true)
    // A button that is disabled loses the focus, and with it the learner's place.
    if (rung === task.hints.length) view.hints.querySelector('summary')?.focus()
    const hint = task.hints[rung - 1]
    if (hint !== undefined) announcer.say(typeof hint === 'string' ? hint : hint[language])
    showTrouble()
  }
  const toggleSolution = async () => {
    const shown = view.desk.querySelector('.solution')
    if (shown) {
      shown.remove()
      view.desk.classList.remove('two')
      view.solution.textContent = words.solution
      return
    }
    try {
      requireTry(loadProgress(), id)
    } catch (error) {
      if (!isCodedError(error)) throw error
      notice(words.tryFirst)
      return
    }
    recordDeed(id, { type: 'solution' })
    view.desk.classList.add('two')
    view.desk.append(solutionView(await read('solution.ts'), words))
    view.solution.textContent = words.hideSolution
    notice('')
    showTrouble()
  }
  const share = async () => {
    try {
      const url = await linkTo(id, editor.text)
      if (await copied(url)) notice(words.copied)
      else {
        const field = linkField(url, words)
        notice(words.copyThis, field)
        field.focus()
      }
    } catch (error) {
      if (!isCodedError(error)) throw error
      notice(await wordsFor(error, language))
    }
  }
  const on = (button: HTMLButtonElement, act: () => unknown) =>
    button.addEventListener('click', () => void act())
  on(view.check, check)
  on(view.hint, nextHint)
  on(view.solution, toggleSolution)
  on(view.share, share)
  on(view.reset, () => {
    const next = handOn(view.reset, view.takeBack)
    replaceText(draft.reset(), words.resetDone)
    next()
  })
  on(view.takeBack, () => {
    const next = handOn(view.takeBack, view.check)
    replaceText(draft.takeBack(), words.takenBack)
    next()
  })

  // As long as it is in the page

  const leaving = { signal }
  window.addEventListener('pagehide', draft.flush, leaving)
  document.addEventListener('visibilitychange', draft.flush, leaving)
  window.addEventListener(progressEvent, showTools, leaving)
  signal.addEventListener('abort', () => {
    draft.flush()
    checking.close()
  })

  // How it begins

  const earlier = loadProgress().exercises[id]
  if (earlier && earlier.hints > 0) showHints(earlier.hints, false)
  if (earlier?.passedAt) showState(words.passedBefore, 'right')
  else showState(words.unjudged)
  if (draft.readOnly) view.notice.append(make('p', {}, words.locked))
  else if (fromFragment.link?.code !== undefined && draft.replaced)
    view.notice.append(make('p', {}, words.linkTaken))
  if (fromFragment.error)
    void wordsFor(fromFragment.error, language).then((why) => notice(words.linkBroken(why)))
  showTools()
  showTrouble()
  return view.element
}
