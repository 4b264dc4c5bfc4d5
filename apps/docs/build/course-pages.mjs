import { course, units } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import { figureHtml } from './figure-html.mjs'
import { makeFigures } from './figures.mjs'
import { figurePattern } from './figures-in.mjs'
import { prefixOf } from './languages.mjs'
import { words } from './words.mjs'

/** @typedef {import('@firstgrad/core/exercises').Exercise} Exercise */
/** @typedef {import('./languages.mjs').Language} Language */

/** @type {ReturnType<typeof makeFigures> | undefined} */
let figures

/** What names the last part of a lesson, which the page puts behind the panels. */
const questionHeading = /^## .*(?:question|问题).*$/im

/** Before its own heading a lesson ends; what follows is asked after the panels. */
const splitLesson = (/** @type {string} */ lesson) => {
  const parts = lesson.split(/^(?=## )/m)
  const last = parts.at(-1) ?? ''
  const [, first = lesson, rest = ''] = /^(# .*)\n([\s\S]*)$/.exec(
    questionHeading.test(last) ? parts.slice(0, -1).join('') : lesson,
  ) ?? ['']
  return { heading: first, body: rest.trim() }
}

/** @param {readonly Exercise[]} exercises @param {Language} language */
const links = (exercises, language) =>
  exercises
    .map(
      ({ id, title, idea }) =>
        `- [${title[language]}](${prefixOf(language)}/course/${id}): ${idea[language]}`,
    )
    .join('\n')

/** What leads on from here: those that build on it, or else the next of the course. */
const following = (/** @type {Exercise} */ exercise) => {
  const built = course.filter(({ prerequisites }) => prerequisites.includes(exercise.id))
  const next = course[course.indexOf(exercise) + 1]
  return built.length > 0 ? built.slice(0, 3) : next ? [next] : []
}

/**
 * The page of an exercise as VitePress reads it: its lesson with pictures, its panels, its question.
 *
 * @param {Exercise} exercise
 * @param {Language} language
 */
export const coursePage = async (exercise, language) => {
  figures ??= makeFigures()
  const { drawn } = (await figures)[language]
  const { id, idea, question, task, experiment, prerequisites } = exercise
  const said = words[language]
  const { heading, body } = splitLesson(await readCourseFile(id, `lesson.${language}.md`))
  const lesson = body.replaceAll(figurePattern, (_, caption, name) =>
    figureHtml(`${id}/${name}`, caption, drawn[`${id}/${name}`], language),
  )
  const before = course.filter((each) => prerequisites.includes(each.id))
  const unit = units[id.split('/')[0] ?? '']?.[language] ?? ''
  const anchors = [
    ...(task ? [`<a href="#task">${said.task}</a>`] : []),
    ...(experiment ? [`<a href="#experiment">${said.experiment}</a>`] : []),
    `<a href="#question">${said.question}</a>`,
  ]
  return [
    `<p class="unit">${unit}</p>`,
    heading,
    `<p class="idea">${idea[language]}</p>`,
    `<nav class="jump" aria-label="${said.jump}">${anchors.join('')}</nav>`,
    `<noscript><p class="notice">${said.noScript}</p></noscript>`,
    lesson,
    ...(task
      ? [
          `## ${said.task} {#task}`,
          `<firstgrad-task exercise="${id}" lang="${language}"></firstgrad-task>`,
        ]
      : []),
    ...(experiment
      ? [
          `## ${said.experiment}${language === 'en' ? ': ' : '：'}${experiment.title[language]} {#experiment}`,
          `<firstgrad-experiment exercise="${id}" lang="${language}" data="/data/"></firstgrad-experiment>`,
        ]
      : []),
    `## ${said.question} {#question}`,
    question.ask[language],
    `<details class="answer"><summary>${said.answer}</summary>\n\n${question.answer[language]}\n\n</details>`,
    `## ${said.next} {#next}`,
    links(following(exercise), language),
    ...(before.length > 0 ? [`## ${said.before} {#before}`, links(before, language)] : []),
    '',
  ].join('\n\n')
}

/** Every page of the course in one language, for a dynamic route. */
export const coursePaths = (/** @type {Language} */ language) => ({
  paths: () =>
    Promise.all(
      course.map(async (exercise) => {
        const [unit, name] = exercise.id.split('/')
        return {
          params: {
            unit,
            exercise: name,
            title: exercise.title[language],
            idea: exercise.idea[language],
          },
          content: await coursePage(exercise, language),
        }
      }),
    ),
})
