import { course, findExercise } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { renderMarkdown } from '../terminal/markdown.js'

/** Prints the lesson of an exercise. */
export const lesson = async (context: Context, asked: string): Promise<number> => {
  const { language, texts, output } = context
  const { id } = findExercise(course, asked)
  const markdown = await readCourseFile(id, `lesson.${language}.md`)
  const { colors } = output
  output.say(renderMarkdown(markdown, { colors, figure: texts.lesson.figure }))
  output.emit({ type: 'result', id, language, markdown })
  return exitCodes.fine
}
