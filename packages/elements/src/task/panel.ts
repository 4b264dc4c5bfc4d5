import type { Exercise, ReadFile, Task } from '@firstgrad/core/exercises'
import { requireTry } from '@firstgrad/core/progress'
import { isCodedError, type Language } from '@firstgrad/errors'
import { growingEditor } from '../editor/growing-editor.js'
import { make } from '../element/make.js'
import { loadProgress, progressEvent, recordDeed } from '../progress/store.js'
import { texts } from '../texts/texts.js'
import { checkArea } from './check-area.js'
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

const keepPauseMs = 300

/** The words for an error; the catalogs are large, and most pages never need them. */
const wordsFor = async (error: unknown, language: Language): Promise<string> =>
  (await import('@firstgrad/core/messages')).describeError(error, language)

/** What a learner sees of one task, at work until the signal. */
export const taskPanel = (options: PanelOptions): HTMLElement => {
  const { exercise, task, read, starter, kit, fromFragment, fragment, language, signal } = options
  const { id } = exercise
  const words = texts[language].task
  const file = `${id.split('/')[1]}.ts`
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
  // The code

  const checks = checkArea({
    view,
    exercise,
    read,
    file,
    language,
    signal,
    mark: (problems) => editor.mark(problems),
    showTrouble,
  })
  const check = () => checks.check(editor.text)
  const editor = growingEditor({
    text: draft.text,
    label: words.editor(file),
    describedBy: view.keysId,
    language,
    readOnly: draft.readOnly,
    kit,
    signal,
    changed(text) {
      if (text === draft.text) return
      if (!loadProgress().exercises[id]) recordDeed(id, { type: 'started' })
      draft.write(text)
      checks.typed(text)
      showTools()
    },
    submit: check,
  })
  editor.element.addEventListener('focusin', checks.begin)
  view.desk.append(editor.element)

  const replaceText = (text: string, said: string) => {
    editor.setText(text)
    checks.typed(text)
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
    const solution = await read('solution.ts')
    // Someone may have pressed twice.
    if (view.desk.querySelector('.solution')) return
    recordDeed(id, { type: 'solution' })
    view.desk.classList.add('two')
    view.desk.append(solutionView(solution, words))
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
    checks.close()
  })

  // How it begins

  const earlier = loadProgress().exercises[id]
  if (earlier && earlier.hints > 0) showHints(earlier.hints, false)
  if (earlier?.passedAt) view.showState(words.passedBefore, 'right')
  else view.showState(words.unjudged)
  if (draft.readOnly) view.notice.append(make('p', {}, words.locked))
  else if (fromFragment.link?.code !== undefined && draft.replaced)
    view.notice.append(make('p', {}, words.linkTaken))
  if (fromFragment.error)
    void wordsFor(fromFragment.error, language).then((why) => notice(words.linkBroken(why)))
  showTools()
  showTrouble()
  return view.element
}
