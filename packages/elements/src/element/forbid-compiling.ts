import { config } from 'zod/v4/core'

/**
 * To be called before any schema is made: zod asks the page whether it may compile code, and strict
 * policies report the question.
 */
export const forbidCompiling = (): void => {
  config({ jitless: true })
}
