import { findExercise } from '@firstgrad/core/course'
import { decodePermalink, type Permalink } from '@firstgrad/core/permalink'

/**
 * What a link says: of a whole address what stands after its `#`, else the text as it is. Nothing is
 * fetched.
 *
 * @throws `core/permalink`
 */
export const readLink = (link: string): Permalink => {
  const text = link.trim()
  return decodePermalink(text.slice(text.indexOf('#') + 1))
}

/** The value of `--from` and where nothing is named but a link. */
const linkIn = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => arg === '--from' || arg.startsWith('--from='))
  if (at < 0) return undefined
  const [, value] = /^--from=(.*)$/s.exec(args[at]!) ?? []
  return value ?? args[at + 1]
}

/**
 * The arguments with the exercise of a link named after `run`, where only the link says it: so that
 * `run --from <link>` has the flags of that exercise.
 *
 * @param ids of everything that can be run, aliases too
 * @throws `core/permalink`, `core/unknown-exercise`
 */
export const withExerciseOfLink = async (
  args: readonly string[],
  ids: readonly { readonly id: string; readonly alias?: string }[],
): Promise<readonly string[]> => {
  const link = linkIn(args)
  const isNamed = ids.some(({ id, alias }) => args.includes(id) || args.includes(alias ?? id))
  if (link === undefined || isNamed || args.includes('--help') || args.includes('-h')) return args
  const { id } = findExercise(ids, readLink(link).exercise)
  const at = args.indexOf('run') + 1
  return [...args.slice(0, at), id, ...args.slice(at)]
}
