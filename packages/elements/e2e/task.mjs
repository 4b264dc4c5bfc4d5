import { hostileCases } from './task/hostile.mjs'
import { judgingCases } from './task/judging.mjs'
import { learningCases } from './task/learning.mjs'
import { looksCases } from './task/looks.mjs'

/** @type {readonly import('./cases.mjs').Case[]} */
export const taskCases = [...judgingCases, ...learningCases, ...hostileCases, ...looksCases]
